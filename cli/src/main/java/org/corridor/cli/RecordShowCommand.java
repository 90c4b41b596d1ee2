package org.corridor.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.corridor.arrangements.Instrument;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.formats.record.EntryWords;
import org.corridor.formats.record.OpenRecord;
import org.corridor.formats.record.RecordCsv;
import org.corridor.formats.record.RecordJson;
import org.corridor.log.Vault;
import org.corridor.operations.Ledger;
import org.corridor.operations.Operation;
import org.corridor.talks.Talks;
import org.corridor.talks.TalksEvent;
import org.corridor.workflows.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `corridor record show`: where the talks stand.
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows rounds, positions, promises and how far each arrangement has come.")
final class RecordShowCommand extends RecordView {
  @Option(names = "--csv", description = "Print it as CSV instead.")
  private boolean csv;

  RecordShowCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  int view(OpenRecord record, RecordPlace.Opened opened) {
    if (json) {
      terminal.print(RecordJson.show(record.state()));
    } else if (csv) {
      terminal.print(RecordCsv.show(record.state()));
    } else {
      print(record, opened.vault());
    }
    return Main.ALL_OUT;
  }

  private void print(OpenRecord record, Vault vault) {
    Talks talks = record.state().talks();
    talks
        .findProcess()
        .ifPresent(p -> terminal.line(
            terminal.styled("bold", p.title()) + ". Times on the clock of " + p.timeZone() + "."));
    terminal.line(record.size() + " entries. Parties: "
        + talks.parties().stream()
            .map(p -> p.name() + " (" + p.id() + ")")
            .collect(Collectors.joining(", "))
        + ".");
    for (TalksEvent.RoundHeld round : talks.rounds()) {
      terminal.heading("Round " + round.ordinal() + ", " + round.day() + ", " + round.place());
      if (!round.agenda().isEmpty()) {
        terminal.paragraph("", 2, "On the agenda: " + String.join(", ", round.agenda()));
      }
      for (TalksEvent.OutcomeStated o : talks.outcomes(round.id())) {
        terminal.paragraph(
            "-",
            2,
            talks.nameOf(o.by()) + ": " + EntryWords.words(o.outcome())
                + (o.text().isEmpty() ? "" : ", \"" + o.text() + "\"") + " [" + o.source() + "]");
      }
      for (TalksEvent.NextMeeting m : talks.nextMeetings(round.id())) {
        terminal.paragraph("-", 2, "next meeting: " + EntryWords.of(m));
      }
    }
    if (!talks.positions().isEmpty()) {
      terminal.heading("Positions");
      for (Talks.Moved moved : talks.positions()) {
        TalksEvent.PositionTaken p = moved.position();
        terminal.paragraph(
            "-",
            2,
            p.issue() + ", " + talks.nameOf(p.party()) + ": " + EntryWords.words(p.strength())
                + " (" + EntryWords.words(moved.movement()) + "): " + p.text());
      }
    }
    if (!talks.commitments().isEmpty()) {
      terminal.heading("Promises");
      for (TalksEvent.CommitmentMade c : talks.commitments()) {
        terminal.paragraph(
            "-",
            2,
            talks.nameOf(c.by()) + ": " + c.act() + " (" + EntryWords.words(talks.progress(c.id()))
                + ")");
      }
    }
    for (Instrument i : record.state().instruments()) {
      terminal.heading(i.title() + " (" + i.id() + "): " + i.stateName());
      i.versions()
          .forEach((hash, v) -> terminal.paragraph(
              "-",
              2,
              "version " + v.version() + " "
                  + hash.hex() + " by " + talks.nameOf(v.by())
                  + (i.complete(hash)
                      ? ", has every term it needs"
                      : ", terms missing: " + v.sheet().missing().size())
                  + accepted(i, hash, talks)));
      i.guarantees()
          .all()
          .forEach(g -> terminal.paragraph(
              "-",
              2,
              (i.guarantees().effective(g) ? "guarantee, acknowledged: " : "guarantee, claimed: ")
                  + talks.nameOf(g.guarantor()) + ", named by " + talks.nameOf(g.claimedBy())
                  + ", \"" + g.text() + "\" [" + g.source() + "]"));
      i.liaisons()
          .forEach(l -> terminal.paragraph(
              "-",
              2,
              "liaison of " + talks.nameOf(l.party())
                  + ", " + l.office() + ": "
                  + vault
                      .findText(l.subject(), l.contact())
                      .orElse("[destroyed, or it cannot be opened]")));
      people(i, record.state().requireOperation(i.id()));
    }
  }

  private void people(Instrument i, Operation operation) {
    i.accounts()
        .forEach(a -> terminal.paragraph(
            "-",
            2,
            "account of " + a.by()
                + (a.outcome() == null ? "" : " (" + EntryWords.words(a.outcome()) + ")") + ": "
                + a.text()
                + " [" + a.source() + "]"
                + (a.outcome() == InstrumentEvent.Outcome.UNKNOWN
                    ? "; what became of it has to be found out (I21)"
                    : "")));
    i.linked().forEach(other -> terminal.paragraph("-", 2, "goes in step with " + other));
    i.civilians()
        .destinations()
        .forEach(d -> terminal.paragraph(
            "-",
            2,
            "to " + d.place()
                + (d.categories().isEmpty() ? "" : " for " + String.join(", ", d.categories()))
                + (d.refusedBy().isEmpty()
                    ? ""
                    : ", refused by " + String.join(", ", d.refusedBy()))));
    operation
        .halts()
        .forEach(
            h -> terminal.paragraph("-", 2, "a convoy waits at " + h.begun().place()));
    Ledger ledger = operation.ledger();
    ledger
        .byPoint()
        .forEach((point, counts) -> terminal.paragraph(
            "-",
            2,
            point + ": "
                + counts.entrySet().stream()
                    .map(c -> EntryWords.words(c.getKey()) + " " + c.getValue())
                    .collect(Collectors.joining(", "))));
    if (!ledger.isEmpty()) {
      terminal.paragraph(
          "-",
          2,
          "of " + Words.people(ledger.taken()) + " taken, " + ledger.inNoCount()
              + " are under way or in no count");
    }
  }

  private static String accepted(Instrument i, org.corridor.log.Hash hash, Talks talks) {
    List<String> who = i.accepted().entrySet().stream()
        .filter(a -> a.getValue().equals(hash))
        .map(a -> talks.nameOf(a.getKey()))
        .toList();
    return who.isEmpty() ? "; accepted by nobody" : "; accepted by " + String.join(", ", who);
  }
}
