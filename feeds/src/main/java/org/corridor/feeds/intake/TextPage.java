package org.corridor.feeds.intake;

import java.util.List;
import org.corridor.feeds.Line;
import org.corridor.feeds.Page;

/// A publication as plain text, with the lines that pages put around it.
final class TextPage {
  private static final int SOURCE_MAX = 100;

  private TextPage() {}

  /// @param address where it was published; may be empty
  static Page of(String name, String hash, String text, String address, Language languages) {
    List<Line> lines = Lines.of(text);
    StringBuilder body = new StringBuilder();
    String source = "";
    String title = "";
    Publication published = null;
    for (Line line : lines) {
      String words = line.span().of(text);
      switch (line.kind()) {
        case SOURCE -> source = source.isEmpty() ? source(words) : source;
        case TITLE -> title = title.isEmpty() ? words : title;
        case BODY -> body.append(words).append('\n');
        default -> {}
      }
      boolean first = line.span().from() == lines.getFirst().span().from()
          && line.kind() == Line.Kind.NAVIGATION;
      if (first && Publication.in(words) != null) {
        source = source(words);
        published = Publication.in(words);
      }
      boolean head = line.kind() == Line.Kind.DATELINE || line.kind() == Line.Kind.SOURCE;
      if (published == null && head) {
        published = Publication.in(words);
      }
    }
    if (published == null) {
      for (int i = 0; i < Math.min(6, lines.size()) && published == null; i++) {
        published = Publication.in(lines.get(i).span().of(text));
      }
    }
    return new Page(
        name,
        hash,
        text,
        lines,
        languages.of(body.isEmpty() ? text : body.toString()),
        source,
        title,
        address,
        published == null ? null : published.at(),
        published == null ? null : published.zone());
  }

  private static String source(String words) {
    String first = words.split("\\s*[|·›]\\s*", 2)[0].strip();
    return first.length() > SOURCE_MAX ? "" : first;
  }
}
