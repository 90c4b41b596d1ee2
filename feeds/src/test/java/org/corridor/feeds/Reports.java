package org.corridor.feeds;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.corridor.feeds.intake.Originals;
import org.corridor.feeds.read.ReportReader;
import org.corridor.log.Tray;

/// What tests of reports share: the reader, opened once, and a tray in memory.
final class Reports {
  static final ReportReader READER = ReportReader.open();
  static final Originals ORIGINALS = new Originals();
  static final LocalDate TODAY = LocalDate.of(2022, 3, 7);

  private Reports() {}

  static Reading read(String text) {
    return read("report.txt", text.getBytes(StandardCharsets.UTF_8));
  }

  static Reading read(String name, byte[] bytes) {
    return READER.read(ORIGINALS.read(name, bytes).getFirst(), TODAY);
  }

  /// Speaker, act and words of each statement.
  static List<String> told(Reading reading) {
    return reading.statements().stream()
        .map(s -> s.speaker().name() + " / " + s.act().name().toLowerCase(java.util.Locale.ROOT)
            + " / " + s.span().of(reading.page().text()))
        .toList();
  }

  /// Who speaks in a text, each once.
  static List<String> speakers(String text) {
    return read(text).statements().stream()
        .map(s -> s.speaker().name())
        .distinct()
        .toList();
  }

  /// Papers and notes that are gone when the test is over.
  static final class InMemory implements Tray {
    @Override
    public synchronized <T> T alone(Supplier<T> work) {
      return work.get();
    }

    private final Map<String, byte[]> papers = new HashMap<>();
    private final List<Note> notes = new ArrayList<>();

    @Override
    public void keep(List<Paper> kept, String by, List<Draft> drafts) {
      kept.forEach(p -> papers.putIfAbsent(p.hash(), p.bytes()));
      for (Draft d : drafts) {
        notes.add(new Note(notes.size() + 1L, java.time.Instant.EPOCH, by, d.kind(), d.body()));
      }
    }

    @Override
    public List<Note> read(long behind) {
      return notes.stream().filter(n -> n.position() > behind).toList();
    }

    @Override
    public Optional<byte[]> findPaper(String hash) {
      return Optional.ofNullable(papers.get(hash));
    }

    Map<String, byte[]> papers() {
      return new LinkedHashMap<>(papers);
    }
  }
}
