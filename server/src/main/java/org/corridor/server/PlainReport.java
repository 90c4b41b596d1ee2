package org.corridor.server;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/// What is refused before anything of ours is asked, as an address that no server takes: problem
/// details too. Made by Tomcat, by its name.
public final class PlainReport extends ErrorReportValve {
  @Override
  protected void report(Request request, Response response, Throwable throwable) {
    HttpStatus status = HttpStatus.resolve(response.getStatus());
    if (status == null
        || !status.isError()
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    Map<String, Object> problem = Map.of(
        "title",
        status.getReasonPhrase(),
        "status",
        status.value(),
        "detail",
        Refusals.NOT_UNDERSTOOD);
    try {
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.setCharacterEncoding("UTF-8");
      Writer writer = response.getReporter();
      if (writer != null) {
        writer.write(JsonMapper.shared().writeValueAsString(problem));
        response.finishResponse();
      }
    } catch (IOException | IllegalStateException e) {
      // Whoever asked is gone.
      container.getLogger().debug("A refusal could not be sent", e);
    }
  }
}
