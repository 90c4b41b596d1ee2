package org.corridor.server;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/// What the description of the interface says beyond what the code of its doors shows: the doors of
/// those who sign in, what is answered where something is begun, and how everything is refused.
final class ApiDescription implements OpenApiCustomizer {
  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";

  /// Answered with what was recorded.
  private static final Set<String> RECORDS = Set.of("/api/items", "/api/files", "/api/reports");

  /// Answered with a job.
  private static final List<String> JOBS =
      List.of("/plans", "/replans", "/comparisons", "/simulations", "/orders");

  private static final Map<String, String> REFUSED = Map.of(
      "401", "Nobody has signed in.",
      "403", "It is not for whoever asks, or the CSRF token is missing.",
      "422", "All that is wrong with what was sent, at once.",
      "429", "Too many at once; Retry-After says how long to wait.",
      "503", "The record cannot be reached now.");

  @Override
  public void customise(OpenAPI api) {
    Schema<?> problem = new ObjectSchema()
        .description(
            "RFC 9457; problems has where, what was expected, what was found, what to try.")
        .addProperty("title", new StringSchema())
        .addProperty("status", new Schema<Integer>().type("integer"))
        .addProperty("detail", new StringSchema())
        .addProperty("problems", new ArraySchema().items(new ObjectSchema()));
    api.schema("Problem", problem);
    api.getPaths()
        .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
          begun(path, method, operation);
          objects(operation);
          refused(path, operation);
        }));
    signIn(api);
  }

  private static void begun(String path, PathItem.HttpMethod method, Operation operation) {
    if (method != PathItem.HttpMethod.POST) {
      return;
    }
    if (RECORDS.contains(path)) {
      move(operation.getResponses(), "201", "Recorded.");
    } else if (JOBS.stream().anyMatch(path::endsWith) || path.equals("/api/roads/{name}")) {
      ApiResponse job =
          move(operation.getResponses(), "202", "A job, to be followed at its address.");
      job.addHeaderObject("Location", new Header().schema(new StringSchema()));
    }
  }

  private static ApiResponse move(ApiResponses responses, String to, String says) {
    ApiResponse known = responses.remove("200");
    ApiResponse answer = (known == null ? new ApiResponse() : known).description(says);
    responses.addApiResponse(to, answer);
    return answer;
  }

  /// Pages that are written at once are objects too.
  private static void objects(Operation operation) {
    operation.getResponses().values().forEach(response -> {
      MediaType json =
          response.getContent() == null ? null : response.getContent().get(JSON);
      if (json != null
          && json.getSchema() != null
          && (json.getSchema() instanceof StringSchema
              || Set.of("string").equals(json.getSchema().getTypes()))) {
        json.setSchema(new ObjectSchema());
      }
    });
  }

  private static void refused(String path, Operation operation) {
    REFUSED.forEach(
        (status, says) -> operation.getResponses().addApiResponse(status, problem(says)));
    if (path.contains("{")) {
      operation.getResponses().addApiResponse("404", problem("Whoever asks sees no such thing."));
    }
  }

  private static ApiResponse problem(String says) {
    return new ApiResponse()
        .description(says)
        .content(new Content()
            .addMediaType(
                PROBLEM,
                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
  }

  /// Doors that are not written here but in Spring Security.
  private static void signIn(OpenAPI api) {
    Schema<?> form = new ObjectSchema()
        .addProperty("name", new StringSchema())
        .addProperty("password", new StringSchema().format("password"));
    api.path(
        SignInGuard.BY_PASSWORD,
        post(
            "Signs in with a name and a password; the cookie of the answer is the session.",
            new RequestBody()
                .content(new Content()
                    .addMediaType(
                        "application/x-www-form-urlencoded", new MediaType().schema(form)))));
    api.path("/api/session/end", post("Signs out.", null));
    api.path("/webauthn/authenticate/options", post("What a passkey is asked.", null));
    api.path(SignInGuard.BY_PASSKEY, post("Signs in with a passkey.", null));
    api.path("/webauthn/register/options", post("What a new passkey is to be.", null));
    api.path("/webauthn/register", post("Keeps a new passkey of one's own.", null));
  }

  private static PathItem post(String summary, @Nullable RequestBody body) {
    Operation operation = new Operation()
        .summary(summary)
        .addTagsItem("Signing in")
        .responses(new ApiResponses()
            .addApiResponse("204", new ApiResponse().description("Done."))
            .addApiResponse("401", problem("Not let in.")));
    if (body != null) {
      operation.requestBody(body);
    }
    return new PathItem().post(operation);
  }
}
