package org.corridor.feeds.inbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.corridor.feeds.Page;
import org.corridor.feeds.intake.IntakeTrouble;
import org.corridor.feeds.intake.Originals;

/// What stands around the words of a proposal in its report: whether it was read well shows there.
public final class Surroundings {
  private static final int AROUND = 280;
  private static final int TEXTS_MAX = 20;

  private final Inbox inbox;
  private final Function<String, Optional<byte[]>> papers;
  private final Originals originals = new Originals();
  /// Of the reports that were looked at last.
  private final Map<String, String> texts = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
      return size() > TEXTS_MAX;
    }
  };

  /// @param papers finds a file by its hash
  public Surroundings(Inbox inbox, Function<String, Optional<byte[]>> papers) {
    this.inbox = inbox;
    this.papers = papers;
  }

  /// Words, and what is before and behind them, from the beginning of a word to the end of one.
  public record Around(String before, String words, String behind) {}

  /// The surroundings of a proposal; empty where its report cannot be read any more.
  public synchronized Optional<Around> of(Proposal p) {
    String text = text(p.report());
    if (p.to() > text.length() || !text.substring(p.from(), p.to()).equals(p.words())) {
      return Optional.empty();
    }
    int from = Math.max(0, p.from() - AROUND);
    while (from > 0 && from < p.from() && !Character.isWhitespace(text.charAt(from - 1))) {
      from++;
    }
    int to = Math.min(text.length(), p.to() + AROUND);
    while (to < text.length() && to > p.to() && !Character.isWhitespace(text.charAt(to))) {
      to--;
    }
    return Optional.of(new Around(
        (from > 0 ? "… " : "") + text.substring(from, p.from()),
        p.words(),
        text.substring(p.to(), to) + (to < text.length() ? " …" : "")));
  }

  /// The text of a report as it was read; empty where it cannot be read any more.
  ///
  /// @param key of the report
  public synchronized String text(String key) {
    return texts.computeIfAbsent(key, this::read);
  }

  private String read(String key) {
    return inbox.findPaper(key).stream()
        .flatMap(paper -> papers.apply(paper.hash()).stream().flatMap(bytes -> {
          try {
            return originals.read(paper.name(), bytes).stream();
          } catch (IntakeTrouble e) {
            // Another version of the reader took it in.
            return Stream.empty();
          }
        }))
        .filter(page -> page.hash().equals(key))
        .map(Page::text)
        .findFirst()
        .orElse("");
  }
}
