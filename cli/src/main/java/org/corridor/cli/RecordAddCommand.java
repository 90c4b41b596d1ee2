package org.corridor.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.corridor.formats.BadInput;
import org.corridor.formats.FileTrouble;
import org.corridor.formats.Problem;
import org.corridor.formats.record.Item;
import org.corridor.formats.record.ItemReader;
import org.corridor.formats.record.Kinds;
import org.corridor.log.Entry;
import org.corridor.log.Hash;
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
      "What was added before is not added twice. Exit status: 0 recorded, 2 refused."
    })
final class RecordAddCommand implements Callable<Integer> {
  private static final int BYTES_MAX = 20_000_000;

  private final Terminal terminal;

  @Mixin
  private RecordPlace place = new RecordPlace();

  @Parameters(
      index = "1..*",
      paramLabel = "FILE",
      description = "YAML or JSON with items; none or - for standard input.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--as", paramLabel = "NAME", description = "Who sends it.")
  private String sender = Sender.name();

  RecordAddCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Path> sources = files.isEmpty() ? List.of(Path.of("-")) : files;
    List<String> texts = sources.stream().map(RecordAddCommand::text).toList();
    try (RecordPlace.Opened opened = place.open()) {
      OpenRecord record = OpenRecord.of(opened.log());
      ZoneId zone = record.zone();
      List<Item> items = new ArrayList<>();
      for (int i = 0; i < texts.size(); i++) {
        items.addAll(ItemReader.read(name(sources.get(i)), texts.get(i), zone));
      }
      List<Entry> added = record.add("add " + Hash.of(texts).hex(), sender, items, Instant.now());
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
    }
    return Main.ALL_OUT;
  }

  private static String name(Path file) {
    return file.toString().equals("-") ? "standard input" : file.toString();
  }

  private static String text(Path file) {
    try {
      byte[] bytes = file.toString().equals("-")
          ? System.in.readNBytes(BYTES_MAX + 1)
          : Files.size(file) > BYTES_MAX ? new byte[BYTES_MAX + 1] : Files.readAllBytes(file);
      if (bytes.length > BYTES_MAX) {
        throw BadInput.of(new Problem(
            name(file), 0, 0, "", "at most " + BYTES_MAX / 1_000_000 + " MB", "more", ""));
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw BadInput.of(
          new Problem(name(file), 0, 0, "", "a file that can be read", FileTrouble.of(e), ""));
    }
  }
}
