package org.corridor.server;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Files that are taken away.
final class Download {
  static final String CSV = "text/csv;charset=UTF-8";

  private Download() {}

  /// What is for all.
  static ResponseEntity<byte[]> open(byte[] content, String type, String name) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(content);
  }

  /// What is not: whoever passes it on passes on who took it away.
  ///
  /// @param what is in it
  /// @param ends how its name ends: csv
  static ResponseEntity<byte[]> taken(
      Person person, byte[] content, String type, String what, String ends) {
    String name = what.replace(' ', '-') + "-for-" + person.getUsername().replace(' ', '-');
    return open(content, type, name + "." + ends);
  }

  /// The same, of a text.
  static ResponseEntity<byte[]> taken(
      Person person, String content, String type, String what, String ends) {
    return taken(person, content.getBytes(StandardCharsets.UTF_8), type, what, ends);
  }
}
