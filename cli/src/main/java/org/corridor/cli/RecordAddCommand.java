package org.corridor.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.corridor.arrangements.Instrument;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.formats.BadInput;
import org.corridor.formats.FileTrouble;
import org.corridor.formats.Problem;
import org.corridor.formats.hxl.DayTable;
import org.corridor.formats.hxl.FigureTable;
import org.corridor.formats.hxl.HxlFile;
import org.corridor.formats.hxl.HxlTable;
import org.corridor.formats.notice.CapAlert;
import org.corridor.formats.notice.CapFile;
import org.corridor.formats.notice.CapReceipt;
import org.corridor.formats.notice.RouteGpx;
import org.corridor.formats.notice.WindowCalendar;
import org.corridor.formats.record.EventJson;
import org.corridor.formats.record.Item;
import org.corridor.formats.record.ItemReader;
import org.corridor.formats.record.Kinds;
import org.corridor.formats.record.OpenRecord;
import org.corridor.formats.text.TextFile;
import org.corridor.log.Entry;
import org.corridor.log.Hash;
import org.corridor.operations.Operation;
import org.corridor.operations.OperationEvent;
import org.corridor.reports.ReportEvent;
import org.corridor.talks.OfferMatrix;
import org.corridor.talks.TalksEvent;
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
      ZoneId zone = record.zone();
      List<Item> items = new ArrayList<>();
      for (int i = 0; i < contents.size(); i++) {
        items.addAll(items(record, name(sources.get(i)), contents.get(i), zone));
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

  /// Items, or figures or corridor days from a table with hashtags.
  private List<Item> items(OpenRecord record, String name, byte[] content, ZoneId zone) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".csv") || lower.endsWith(".xlsx")) {
      HxlTable table = HxlFile.read(name, content);
      if (DayTable.isOne(table)) {
        return days(record, name, table);
      }
      return FigureTable.read(name, table).stream()
          .map(f -> new Item(new ReportEvent.FigureGiven(f), past(f.asOf()), name + ":0"))
          .toList();
    }
    if (lower.endsWith(".xml")) {
      CapAlert answer = CapFile.read(name, content);
      return List.of(new Item(
          CapReceipt.receipt(name, answer, notifications(record)),
          answer.sent().toInstant(),
          name + ":0"));
    }
    if (lower.endsWith(".gpx")) {
      return routes(record, name, content);
    }
    if (lower.endsWith(".ics")) {
      return windows(record, name, TextFile.decoded(name, content));
    }
    return ItemReader.read(name, TextFile.decoded(name, content), zone);
  }

  /// What a figure is of may be yet to come; that somebody gave it is not.
  private static @Nullable Instant past(@Nullable Instant asOf) {
    return asOf == null || asOf.isAfter(Instant.now()) ? null : asOf;
  }

  private List<Item> windows(OpenRecord record, String name, String calendar) {
    TalksEvent.PartyNamed by = party(record, "announced the hours of " + name);
    return WindowCalendar.read(name, calendar, arrangements(record), by.id(), by.timeZone())
        .stream()
        .map(w -> new Item(w, null, name + ":0"))
        .toList();
  }

  /// Routes that a party published: the names of their places.
  private List<Item> routes(OpenRecord record, String name, byte[] content) {
    TalksEvent.PartyNamed by = party(record, "published the routes of " + name);
    List<String> arrangements = arrangements(record);
    List<Item> items = new ArrayList<>();
    for (RouteGpx.Line line : RouteGpx.read(name, content)) {
      String of = arrangements.stream()
          .filter(id -> line.name().startsWith(id))
          .max(Comparator.comparingInt(String::length))
          .or(() ->
              arrangements.size() == 1 ? Optional.of(arrangements.getFirst()) : Optional.empty())
          .orElseThrow(() -> BadInput.of(new Problem(
              name,
              0,
              0,
              "rte name",
              "one that begins with the id of an arrangement: " + String.join(", ", arrangements),
              "\"" + line.name() + "\"",
              "")));
      List<String> places = line.points().stream().map(RouteGpx.Point::name).toList();
      items.add(new Item(
          new InstrumentEvent.RoutePublished(of, by.name(), by.id(), places, name),
          null,
          name + ":0"));
    }
    return items;
  }

  private static List<String> arrangements(OpenRecord record) {
    return record.state().instruments().stream().map(Instrument::id).toList();
  }

  private TalksEvent.PartyNamed party(OpenRecord record, String what) {
    List<TalksEvent.PartyNamed> parties = List.copyOf(record.state().talks().parties());
    return parties.stream()
        .filter(p -> p.id().equals(party))
        .findFirst()
        .orElseThrow(() -> BadInput.of(new Problem(
            "--by",
            0,
            0,
            "",
            "the party that " + what,
            party == null ? "nothing" : "\"" + party + "\"",
            "one of "
                + String.join(
                    ", ", parties.stream().map(TalksEvent.PartyNamed::id).toList()))));
  }

  private static List<OperationEvent.NotificationSubmitted> notifications(OpenRecord record) {
    return record.state().instruments().stream()
        .flatMap(i -> record.state().requireOperation(i.id()).notifications().stream())
        .map(Operation.Notified::notification)
        .toList();
  }

  private static List<Item> days(OpenRecord record, String name, HxlTable table) {
    Map<String, String> parties = new LinkedHashMap<>();
    for (TalksEvent.PartyNamed party : record.state().talks().parties()) {
      parties.put(party.id(), party.id());
      parties.put(party.name(), party.id());
    }
    List<Item> items = new ArrayList<>();
    List<TalksEvent.RouteOffered> offered = record.state().talks().offers().rows().stream()
        .map(OfferMatrix.Row::offer)
        .toList();
    Instant now = Instant.now();
    for (DayTable.Day day : DayTable.read(name, table, parties, offered)) {
      // Of a day it is only known that it was so when it ended.
      Instant end =
          day.date().plusDays(1).atStartOfDay(record.zone()).toInstant().minusSeconds(1);
      Instant at = end.isAfter(now) ? now : end;
      day.events().forEach(e -> items.add(new Item(e, at, name + ":" + day.line())));
    }
    return items;
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
