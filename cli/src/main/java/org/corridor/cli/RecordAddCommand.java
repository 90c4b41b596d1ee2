package org.corridor.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.corridor.formats.BadInput;
import org.corridor.formats.FileTrouble;
import org.corridor.formats.Problem;
import org.corridor.formats.record.EventJson;
import org.corridor.formats.record.Intake;
import org.corridor.formats.record.Item;
import org.corridor.formats.record.Kinds;
import org.corridor.formats.record.OpenRecord;
import org.corridor.log.Entry;
import org.corridor.log.Hash;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corridor record add`: more of what happened.
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = "Adds items from files, or from standard input: all of them or none.",
    footer = {
      "",
      "An item names its kind and its parts (corridor record kinds lists them):",
      "  - offer: {id: O1, by: UA, places: [Mariupol, Zaporizhzhia], direction: out, source: …}",
      "  - answer: {offer: O1, by: RU, answer: accept, source: …, at: \"2022-03-05T07:00\"}",
      "Any item may say at: when it happened; without, it is now.",
      "",
      "Exit status: 0 recorded, 2 refused."
    })
final class RecordAddCommand implements Callable<Integer> {
  private static final int BYTES_MAX = 20_000_000;

  private final Terminal terminal;

  @Mixin
  private RecordPlace place = new RecordPlace();

  @Parameters(
      index = "1..*",
      paramLabel = "FILE",
      description = {
        "YAML or JSON with items, figures or corridor days as HXL (.csv, .xlsx), or the answer",
        "to a notification as CAP (.xml), or with --by a party's hours as iCalendar (.ics) or the",
        "routes it published as GPX (.gpx); none or - for standard input."
      })
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--request",
      paramLabel = "NAME",
      description = {
        "A name for this request: sent again under the same name, as after a failure of which",
        "nobody knows how far it came, it is recorded once."
      })
  private @Nullable String request;

  @Option(
      names = "--by",
      paramLabel = "PARTY",
      description = "Whose hours or routes they are (.ics, .gpx).")
  private @Nullable String party;

  @Option(names = "--as", paramLabel = "NAME", description = "Who sends it.")
  private String sender = Sender.name();

  RecordAddCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Path> sources = files.isEmpty() ? List.of(Path.of("-")) : files;
    List<byte[]> contents = sources.stream().map(RecordAddCommand::content).toList();
    try (RecordPlace.Opened opened = place.open()) {
      OpenRecord record = OpenRecord.of(opened.log());
      Intake intake = new Intake(record.state(), record.zone(), party, Instant.now());
      List<Item> items = new ArrayList<>();
      for (int i = 0; i < contents.size(); i++) {
        items.addAll(intake.items(name(sources.get(i)), contents.get(i)));
      }
      List<String> parts = contents.stream().map(HexFormat.of()::formatHex).toList();
      List<Entry> added = record.add(command(parts), sender, items, Instant.now(), opened.vault());
      if (added.isEmpty()) {
        terminal.line(
            items.isEmpty() ? "Nothing to record." : "Recorded before; nothing is twice.");
        return Main.ALL_OUT;
      }
      terminal.line("Recorded " + items.size() + (items.size() == 1 ? " item" : " items")
          + " (entries " + added.getFirst().position() + " to "
          + added.getLast().position()
          + ").");
      added.stream()
          .filter(e -> Kinds.byRule(e.type()))
          .forEach(e -> terminal.line("By rule: " + e.type() + " (" + e.stream() + ")"));
      for (int i = 0; i < added.size(); i++) {
        // What something follows from by rule has changed that.
        if (i + 1 == added.size() || !Kinds.byRule(added.get(i + 1).type())) {
          sayWhyNotCounted(record, added.get(i));
        }
      }
      added.stream()
          .map(e -> record.state().findInstrument(e.stream().replaceFirst("^instrument/", "")))
          .flatMap(Optional::stream)
          .distinct()
          .forEach(i -> terminal.line(i.id() + " is " + i.stateName() + "."));
    }
    return Main.ALL_OUT;
  }

  private void sayWhyNotCounted(OpenRecord record, Entry entry) {
    record
        .state()
        .whyNotCounted(EventJson.read(entry), entry.at())
        .ifPresent(why -> terminal.paragraph(
            "", 0, "Entry " + entry.position() + " is kept and changes nothing: " + why + "."));
  }

  private String command(List<String> parts) {
    return request == null
        ? UUID.randomUUID().toString()
        : "request " + URLEncoder.encode(request, StandardCharsets.UTF_8) + " "
            + Hash.of(parts).hex();
  }

  private static String name(Path file) {
    return file.toString().equals("-") ? "standard input" : file.toString();
  }

  private static byte[] content(Path file) {
    try {
      byte[] bytes = file.toString().equals("-")
          ? System.in.readNBytes(BYTES_MAX + 1)
          : Files.size(file) > BYTES_MAX ? new byte[BYTES_MAX + 1] : Files.readAllBytes(file);
      if (bytes.length > BYTES_MAX) {
        throw BadInput.of(new Problem(
            name(file), 0, 0, "", "at most " + BYTES_MAX / 1_000_000 + " MB", "more", ""));
      }
      return bytes;
    } catch (IOException e) {
      throw BadInput.of(
          new Problem(name(file), 0, 0, "", "a file that can be read", FileTrouble.of(e), ""));
    }
  }
}
