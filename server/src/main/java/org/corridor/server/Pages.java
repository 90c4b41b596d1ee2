package org.corridor.server;

import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/// Pages of long lists.
final class Pages {
  private static final int LIMIT_MAX = 1_000;
  private static final int FROM_MAX = 100_000_000;
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private Pages() {}

  /// @throws BadInput where no page is so
  static void require(int from, int limit) {
    if (from < 0 || from > FROM_MAX || limit < 1 || limit > LIMIT_MAX) {
      throw BadInput.of(new Problem(
          "from, limit",
          0,
          0,
          "",
          "from 0 on, 1 to " + LIMIT_MAX + " at once",
          from + ", " + limit,
          ""));
    }
  }

  /// A page, and where the next is (RFC 8288).
  static ResponseEntity<String> answer(
      String path, int from, int limit, @Nullable String at, @Nullable String seenBy, String page) {
    return answer(UriComponentsBuilder.fromUriString(path), from, limit, at, seenBy, page);
  }

  /// @param path with what was asked for
  static ResponseEntity<String> answer(
      UriComponentsBuilder path,
      int from,
      int limit,
      @Nullable String at,
      @Nullable String seenBy,
      String page) {
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
    if ((long) from + limit < MAPPER.readTree(page).path("total").asInt()) {
      UriComponentsBuilder next = path.queryParam("from", from + limit).queryParam("limit", limit);
      if (at != null) {
        next.queryParam("at", at);
      }
      if (seenBy != null) {
        next.queryParam("seenBy", seenBy);
      }
      answer.header(HttpHeaders.LINK, "<" + next.encode().toUriString() + ">; rel=\"next\"");
    }
    return answer.body(page);
  }
}
