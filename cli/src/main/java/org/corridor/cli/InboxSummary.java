package org.corridor.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.corridor.feeds.inbox.Choice;
import org.corridor.feeds.inbox.Inbox;
import org.corridor.feeds.inbox.Paper;
import org.corridor.feeds.inbox.Proposals;
import org.corridor.feeds.inbox.Waiting;

/// How much waits, of what kind and in which report.
final class InboxSummary {
  private static final int NOTHING_SHOWN = 20;

  private InboxSummary() {}

  /// "10 corridor-days, 1 round, 152 figures".
  static String kinds(List<Waiting> some) {
    List<String> counts = new ArrayList<>();
    for (String kind : Choice.KINDS) {
      long n =
          some.stream().filter(w -> Choice.kindOf(w.proposal()).equals(kind)).count();
      if (n > 0) {
        counts.add(n + " " + kind + (n == 1 ? "" : "s"));
      }
    }
    return String.join(", ", counts);
  }

  /// A report: file, title, publisher, day.
  static String called(Paper paper) {
    String name = paper.title().isEmpty() || paper.title().equals(paper.name())
        ? paper.name()
        : paper.title() + " (" + paper.name() + ")";
    String source = paper.source().isEmpty() ? "publisher not told" : paper.source();
    String day = paper.published().isEmpty()
        ? "day not told"
        : paper.published().replaceFirst("T00:00$", "").replace('T', ' ');
    return name + " — " + source + ", " + day + (paper.copyOf() == null ? "" : ", a copy");
  }

  static void print(Terminal terminal, Inbox inbox, List<Waiting> some) {
    reports(terminal, inbox, some);
    nothingRead(terminal, inbox);
    undated(terminal, inbox);
  }

  /// How much of it is in which report.
  static void reports(Terminal terminal, Inbox inbox, List<Waiting> some) {
    Map<String, List<Waiting>> byReport = new LinkedHashMap<>();
    some.forEach(w ->
        byReport.computeIfAbsent(w.proposal().report(), _ -> new ArrayList<>()).add(w));
    byReport.forEach((key, waiting) -> inbox.findPaper(key).ifPresent(paper -> {
      terminal.paragraph("", 2, Proposals.reportId(key) + "  " + called(paper));
      terminal.paragraph("    ", 4, kinds(waiting));
    }));
    terminal.line("");
    terminal.paragraph(
        "",
        0,
        some.isEmpty()
            ? "Nothing waits for a decision."
            : byReport.size() + (byReport.size() == 1 ? " report: " : " reports: ") + kinds(some)
                + ".");
  }

  /// A person has to look at what the reader finds nothing in.
  private static void nothingRead(Terminal terminal, Inbox inbox) {
    Set<String> read = new HashSet<>();
    inbox.all().forEach(w -> read.addAll(w.reports()));
    List<Paper> nothing =
        inbox.papers().stream().filter(p -> !read.contains(p.key())).toList();
    if (!nothing.isEmpty()) {
      terminal.paragraph(
          "",
          0,
          nothing.size() == 1
              ? "In one report nothing was found; look at it yourself:"
              : "In " + nothing.size() + " reports nothing was found; look at them yourself:");
      nothing.stream()
          .limit(NOTHING_SHOWN)
          .forEach(p -> terminal.paragraph("", 2, Proposals.reportId(p.key()) + "  " + called(p)));
    }
  }

  /// Days in reports that do not say when they were published are reckoned from when they were
  /// read.
  static void undated(Terminal terminal, Inbox inbox) {
    List<Paper> undated =
        inbox.papers().stream().filter(p -> p.published().isEmpty()).toList();
    if (!undated.isEmpty()) {
      terminal.paragraph(
          "",
          0,
          undated.size() + (undated.size() == 1 ? " report does" : " reports do")
              + " not say when published, and days there are reckoned from the day of reading:"
              + " corridor reports date "
              + Proposals.reportId(undated.getFirst().key())
              + " 2022-03-05, for one.");
    }
  }
}
