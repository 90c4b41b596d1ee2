package org.corridor.formats.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenetics.jpx.GPX;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.corridor.arrangements.InstrumentEvent.WindowStated;
import org.corridor.formats.BadInput;
import org.corridor.operations.OperationEvent;
import org.junit.jupiter.api.Test;

/// Notices and calendars, there and back.
class NoticeTest {
  private static final OffsetDateTime SENT = OffsetDateTime.parse("2022-03-05T09:30:00+02:00");

  private static CapAlert alert() {
    return new CapAlert(
        "MRP-0305.1",
        "corridor.example",
        SENT,
        CapAlert.Status.EXERCISE,
        CapAlert.Type.ALERT,
        CapAlert.Scope.PUBLIC,
        List.of(),
        List.of(),
        "",
        List.of(new CapAlert.Message(
            "uk",
            "Евакуація",
            CapAlert.Response.EVACUATE,
            SENT.plusHours(1),
            SENT.plusHours(6),
            "Corridor & window <agreed>",
            "From 11:00",
            "Do not leave the route",
            "Mariupol")));
  }

  private static byte[] bytes(CapAlert alert) {
    return CapFile.write(alert).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aNoticeComesBackAsItWas() {
    assertThat(CapFile.read("a.xml", bytes(alert()))).isEqualTo(alert());
    CapAlert ack = new CapAlert(
        "ACK-1",
        "liaison.example",
        SENT,
        CapAlert.Status.ACTUAL,
        CapAlert.Type.ACK,
        CapAlert.Scope.PRIVATE,
        List.of("ehoc.example"),
        List.of("corridor.example,MRP-0305.1,2022-03-05T09:30:00+02:00"),
        "passed on",
        List.of());
    assertThat(CapFile.read("a.xml", bytes(ack))).isEqualTo(ack);
  }

  @Test
  void elementsStandInTheOrderOfTheStandardAndTimesHaveAnOffset() {
    String xml = CapFile.write(alert());
    List<String> order = Stream.of(
            "<identifier>",
            "<sender>",
            "<sent>",
            "<status>",
            "<msgType>",
            "<scope>",
            "<info>",
            "<language>",
            "<category>",
            "<event>",
            "<responseType>",
            "<urgency>",
            "<severity>",
            "<certainty>",
            "<onset>",
            "<expires>",
            "<headline>",
            "<description>",
            "<instruction>",
            "<area>",
            "<areaDesc>")
        .toList();
    int at = -1;
    for (String element : order) {
      assertThat(xml.indexOf(element)).as(element).isGreaterThan(at);
      at = xml.indexOf(element);
    }
    assertThat(xml)
        .contains("2022-03-05T09:30:00+02:00")
        .contains("Exercise")
        .contains("&lt;agreed");
  }

  @Test
  void whatIsWrittenIsValidAndEveryMistakeIsToldWhereItStands() {
    assertThat(CapSchema.problems("a.xml", bytes(alert()))).isEmpty();
    String broken = CapFile.write(alert())
        .replace("2022-03-05T09:30:00+02:00", "2022-03-05T07:30:00Z")
        .replace("Exercise", "Drill")
        .replace("<severity>Severe</severity>", "");
    assertThat(CapSchema.problems("a.xml", broken.getBytes(StandardCharsets.UTF_8)))
        .allSatisfy(p -> assertThat(p.toString()).contains("a.xml"))
        .extracting(Object::toString)
        .anyMatch(p -> p.contains("07:30:00Z"))
        .anyMatch(p -> p.contains("Drill"))
        .anyMatch(p -> p.contains("severity"));
  }

  @Test
  void aMessageOfAnotherSenderWithPartsThatCorridorDoesNotUseIsRead() {
    CapAlert read = CapFile.read("a.xml", """
        <?xml version="1.0" encoding="UTF-8"?>
        <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
          <identifier>W-7</identifier><sender>weather.example</sender>
          <sent>2022-03-05T08:00:00+02:00</sent><status>Actual</status><msgType>Alert</msgType>
          <source>station 4</source><scope>Public</scope><code>profile:1</code>
          <info>
            <category>Met</category><event>Snow</event><urgency>Expected</urgency>
            <severity>Severe</severity><certainty>Likely</certainty>
            <eventCode><valueName>code</valueName><value>SN</value></eventCode>
            <effective>2022-03-05T08:00:00+02:00</effective><headline>Snow on the pass</headline>
            <resource><resourceDesc>map</resourceDesc><mimeType>image/png</mimeType></resource>
            <area><areaDesc>Pass</areaDesc><circle>47.1,37.5 10</circle><altitude>300</altitude></area>
          </info>
        </alert>
        """.getBytes(StandardCharsets.UTF_8));
    assertThat(read.identifier()).isEqualTo("W-7");
    assertThat(read.infos()).singleElement().extracting("headline").isEqualTo("Snow on the pass");
  }

  @Test
  void whatIsNoNoticeIsToldAndNothingOutsideIsRead() {
    for (String text : List.of(
        "",
        "<alert/>",
        "<a xmlns='urn:oasis:names:tc:emergency:cap:1.2'/>",
        "<alert xmlns='urn:oasis:names:tc:emergency:cap:1.2'><identifier>x</identifier></alert>",
        "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><alert>&e;</alert>")) {
      assertThatThrownBy(() -> CapFile.read("a.xml", text.getBytes(StandardCharsets.UTF_8)))
          .as(text)
          .isInstanceOf(BadInput.class);
    }
    assertThatThrownBy(() -> new CapAlert(
            "A",
            "s",
            SENT,
            CapAlert.Status.ACTUAL,
            CapAlert.Type.CANCEL,
            CapAlert.Scope.PUBLIC,
            List.of(),
            List.of(),
            "",
            List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void windowsComeBackFromACalendarToTheSecond() {
    Instant opens = Instant.parse("2022-03-27T00:30:00Z");
    WindowCalendar.Entry window = new WindowCalendar.Entry(
        "ARR-1.v2@corridor",
        2,
        "Corridor, with a ; and a ,",
        opens,
        opens.plusSeconds(25_200),
        "02:30 in Kyiv\nand, in Moscow",
        WindowCalendar.Standing.CONFIRMED);
    String text = WindowCalendar.of(List.of(window), Instant.parse("2022-03-26T12:00:00Z"));
    assertThat(text).contains("DTSTART:20220327T003000Z").contains("STATUS:CONFIRMED");
    WindowStated back = hours(text, "UA");
    assertThat(back.instrument()).isEqualTo("ARR-1");
    assertThat(back.by()).isEqualTo("UA");
    assertThat(back.opens()).isEqualTo(opens);
    assertThat(back.closes()).isEqualTo(opens.plusSeconds(25_200));
    // The clocks of Kyiv went from 03:00 to 04:00 between the two.
    assertThat(back.wallTimes()).isEqualTo("2022-03-27 02:30 to 10:30 in Europe/Kyiv");
  }

  private static WindowStated hours(String calendar, String party) {
    return WindowCalendar.read(
            "hours.ics", calendar, List.of("ARR", "ARR-1"), party, ZoneId.of("Europe/Kyiv"))
        .getFirst();
  }

  private static String event(String... lines) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//somebody//EN\r\nBEGIN:VEVENT\r\n"
        + "UID:ARR-1.x@y\r\nDTSTAMP:20220304T120000Z\r\n"
        + String.join("\r\n", lines)
        + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  }

  @Test
  void hoursOfOthersKeepTheirWallTimesAndTheirZone() {
    WindowStated moscow = hours(
        event(
            "DTSTART;TZID=Europe/Moscow:20220305T100000",
            "DTEND;TZID=Europe/Moscow:20220305T170000"),
        "RU");
    assertThat(moscow.wallTimes()).isEqualTo("2022-03-05 10:00 to 17:00 in Europe/Moscow");
    assertThat(moscow.opens()).isEqualTo(Instant.parse("2022-03-05T07:00:00Z"));
    WindowStated floating = hours(event("DTSTART:20220305T090000", "DTEND:20220305T160000"), "UA");
    assertThat(floating.wallTimes()).isEqualTo("2022-03-05 09:00 to 16:00 in Europe/Kyiv");
    assertThat(floating.opens()).isEqualTo(moscow.opens());
  }

  @Test
  void whatIsNoWindowIsRefused() {
    for (String calendar : List.of(
        "",
        "hello",
        event("DTSTART;VALUE=DATE:20220305", "DTEND;VALUE=DATE:20220306"),
        event("DTSTART:20220305T090000Z"),
        event("DTSTART:20220305T090000Z", "DTEND:20220305T080000Z"),
        event("DTSTART:20220305T090000Z", "DTEND:20220305T160000Z", "RRULE:FREQ=DAILY;COUNT=3"),
        event("DTSTART:20220305T090000Z", "DTEND:20220305T160000Z", "STATUS:CANCELLED"),
        event("DTSTART:20220305T090000Z", "DTEND:20220305T160000Z").replace("ARR-1.x", "other"))) {
      assertThatThrownBy(() -> hours(calendar, "UA")).as(calendar).isInstanceOf(BadInput.class);
    }
  }

  @Test
  void routesComeBackFromGpx() {
    List<RouteGpx.Line> lines = List.of(
        new RouteGpx.Line(
            "ARR-1 out",
            List.of(
                new RouteGpx.Point("Mariupol", 47.0971, 37.5434),
                new RouteGpx.Point("Нікольське", 47.1967, 37.3128))),
        new RouteGpx.Line(
            "", List.of(new RouteGpx.Point("A", -1.5, 0), new RouteGpx.Point("B", 0, 179.25))));
    byte[] file = RouteGpx.of(lines).getBytes(StandardCharsets.UTF_8);
    assertThat(RouteGpx.read("r.gpx", file)).isEqualTo(lines);
    String gpx = "<gpx version=\"1.1\" creator=\"x\""
        + " xmlns=\"http://www.topografix.com/GPX/1/1\">%s</gpx>";
    for (String none : List.of(
        "",
        "no gpx",
        gpx.formatted(""),
        gpx.formatted("<wpt lat=\"1\" lon=\"1\"><name>A</name></wpt>"),
        gpx.formatted("<rte><rtept lat=\"1\" lon=\"1\"><name>A</name></rtept></rte>"),
        gpx.formatted("<rte><rtept lat=\"1\" lon=\"1\"/><rtept lat=\"2\" lon=\"2\"/></rte>"))) {
      assertThatThrownBy(() -> RouteGpx.read("r.gpx", none.getBytes(StandardCharsets.UTF_8)))
          .as(none)
          .isInstanceOf(BadInput.class);
    }
  }

  @Test
  void aRouteIsPlacesInOrderAndNothingElse() throws Exception {
    String gpx = RouteGpx.of(List.of(new RouteGpx.Line(
        "Out of Маріуполь",
        List.of(
            new RouteGpx.Point("Маріуполь", 47.09514, 37.54131),
            new RouteGpx.Point("Border", -0.5, 179.99)))));
    GPX back = GPX.Reader.DEFAULT.read(
        new java.io.ByteArrayInputStream(gpx.getBytes(StandardCharsets.UTF_8)));
    assertThat(back.getTracks()).isEmpty();
    assertThat(back.getWayPoints()).isEmpty();
    assertThat(back.getRoutes()).singleElement().satisfies(route -> {
      assertThat(route.getName()).contains("Out of Маріуполь");
      assertThat(route.getPoints().getFirst().getLatitude().doubleValue()).isEqualTo(47.09514);
      assertThat(route.getPoints().getLast().getLongitude().doubleValue()).isEqualTo(179.99);
    });
  }

  private static OperationEvent.NotificationSubmitted notification() {
    return new OperationEvent.NotificationSubmitted(
        "ARR-1",
        "N1",
        OperationEvent.NotificationKind.MOVEMENT,
        false,
        List.of("EHOC", "RU"),
        List.of("checkpoint at the mill"),
        SENT.toInstant(),
        null,
        "letter");
  }

  private static CapAlert answer(
      CapAlert.Type type, String sender, CapAlert.Status status, String reference) {
    return new CapAlert(
        "A-7",
        sender,
        SENT,
        status,
        type,
        CapAlert.Scope.PRIVATE,
        List.of("corridor.example"),
        List.of(reference),
        "seen",
        List.of());
  }

  @Test
  void whoIsToldIsAskedForAReceiptAndNothingElseIsSaid() {
    CapAlert asking = CapReceipt.asking(notification(), "corridor.example", SENT, false);
    String text = CapFile.write(asking);
    assertThat(CapFile.read("n.xml", bytes(asking))).isEqualTo(asking);
    assertThat(text).contains("N1").contains("EHOC RU").doesNotContain("mill");
    String reference = asking.sender() + "," + asking.identifier() + "," + SENT;
    List<OperationEvent.NotificationSubmitted> recipients = List.of(notification());
    CapAlert yes = answer(CapAlert.Type.ACK, "ehoc@moc.example", CapAlert.Status.ACTUAL, reference);
    assertThat(CapReceipt.receipt("a.xml", CapFile.read("a.xml", bytes(yes)), recipients))
        .isEqualTo(new OperationEvent.ReceiptGiven(
            "N1",
            "EHOC",
            OperationEvent.Receipt.ACKNOWLEDGED,
            "seen",
            "CAP message A-7 of ehoc@moc.example"));
    CapAlert no = answer(CapAlert.Type.ERROR, "RU", CapAlert.Status.ACTUAL, reference);
    assertThat(CapReceipt.receipt("a.xml", CapFile.read("a.xml", bytes(no)), recipients))
        .extracting(OperationEvent.ReceiptGiven::receipt)
        .isEqualTo(OperationEvent.Receipt.OBJECTED);
    for (CapAlert none : List.of(
        answer(CapAlert.Type.ACK, "somebody", CapAlert.Status.ACTUAL, reference),
        answer(CapAlert.Type.ACK, "RU", CapAlert.Status.EXERCISE, reference),
        answer(CapAlert.Type.UPDATE, "RU", CapAlert.Status.ACTUAL, reference),
        answer(CapAlert.Type.ACK, "RU", CapAlert.Status.ACTUAL, "a,N2," + SENT),
        // Somebody else may have numbered a message N1 too.
        answer(CapAlert.Type.ACK, "RU", CapAlert.Status.ACTUAL, "other.org,N1," + SENT),
        answer(CapAlert.Type.ACK, "RU", CapAlert.Status.ACTUAL, "N1"))) {
      assertThatThrownBy(() -> CapReceipt.receipt("a.xml", none, recipients))
          .isInstanceOf(BadInput.class);
    }
  }
}
