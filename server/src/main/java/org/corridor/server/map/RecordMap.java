package org.corridor.server.map;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.arrangements.Instrument;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.arrangements.InstrumentEvent.Leg;
import org.corridor.arrangements.InstrumentEvent.SuspensionDeclared;
import org.corridor.feeds.place.Gazetteer;
import org.corridor.feeds.place.Spot;
import org.corridor.operations.Operation;
import org.corridor.reports.ReportEvent;
import org.corridor.talks.OfferMatrix;
import org.corridor.talks.TalksEvent;
import org.corridor.workflows.RecordOfTalks;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A record on the map, as GeoJSON (RFC 7946): nothing but what its reader sees named, at the place
/// where everybody may look it up.
public final class RecordMap {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final RecordOfTalks record;
  private final Gazetteer gazetteer;
  private final Map<String, Spot> sure;
  private final List<Drawn> drawn = new ArrayList<>();

  /// Something to be drawn: some of the places of a way, which tells which places are meant.
  private record Drawn(List<String> way, int from, int to, Map<String, Object> properties) {}

  private RecordMap(RecordOfTalks record, Gazetteer gazetteer, Map<String, Spot> sure) {
    this.record = record;
    this.gazetteer = gazetteer;
    this.sure = sure;
  }

  /// The map of what somebody sees.
  ///
  /// @param sure where places are that the reader has in a scenario of their own
  public static String of(RecordOfTalks record, Gazetteer gazetteer, Map<String, Spot> sure) {
    return new RecordMap(record, gazetteer, sure).json();
  }

  /// What a map of it would look up. To look it up takes a second the first time, for which
  /// nobody else should wait who looks at the record.
  public static Set<String> names(RecordOfTalks record) {
    RecordMap map = new RecordMap(record, new Gazetteer(), Map.of());
    map.draw();
    Set<String> names = new LinkedHashSet<>();
    map.drawn.forEach(d -> names.addAll(d.way()));
    return names;
  }

  private void draw() {
    record.instruments().forEach(this::arrangement);
    record.talks().offers().rows().forEach(this::offer);
    record.talks().rounds().forEach(this::round);
    record.reports().incidents().forEach(this::incident);
  }

  private String json() {
    draw();
    gazetteer.learn(drawn.stream()
        .flatMap(d -> d.way().stream())
        .filter(n -> !sure.containsKey(n))
        .toList());
    List<Map<String, Object>> features = new ArrayList<>();
    Set<String> unlocated = new LinkedHashSet<>();
    drawn.forEach(d -> add(d, features, unlocated));
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("type", "FeatureCollection");
    page.put("features", features);
    page.put("gazetteer", gazetteer.isThere());
    page.put("unlocated", unlocated);
    return MAPPER.writeValueAsString(page);
  }

  private void arrangement(Instrument i) {
    // The text that is agreed; without one, the last that is on the table.
    i.findAgreedVersion()
        .or(() -> i.versions().isEmpty()
            ? Optional.empty()
            : Optional.of(i.versions().lastEntry().getValue()))
        .ifPresent(text -> route(i, text));
    for (InstrumentEvent.RoutePublished published : i.published()) {
      Map<String, Object> properties = new LinkedHashMap<>();
      properties.put("kind", "published");
      properties.put("arrangement", i.id());
      properties.put("by", published.by());
      properties.put("source", published.source());
      line(published.places(), properties);
    }
    for (InstrumentEvent.DestinationNamed destination : i.civilians().destinations()) {
      Map<String, Object> properties = new LinkedHashMap<>();
      properties.put("kind", "destination");
      properties.put("arrangement", i.id());
      properties.put("refusedBy", destination.refusedBy());
      properties.put("source", destination.source());
      point(destination.place(), properties);
    }
    for (Operation.Halt halt : record.requireOperation(i.id()).halts()) {
      Map<String, Object> properties = new LinkedHashMap<>();
      properties.put("kind", "halt");
      properties.put("arrangement", i.id());
      properties.put("exposed", halt.begun().exposed());
      properties.put("since", halt.since().toString());
      point(halt.begun().place(), properties);
    }
  }

  private void route(Instrument i, InstrumentEvent.TermsDrafted text) {
    List<String> names = new ArrayList<>();
    for (Leg leg : text.route()) {
      if (names.isEmpty()) {
        names.add(leg.from());
      }
      names.add(leg.to());
    }
    for (int n = 0; n < text.route().size(); n++) {
      Leg leg = text.route().get(n);
      Map<String, Object> properties = new LinkedHashMap<>();
      properties.put("kind", "stretch");
      properties.put("arrangement", i.id());
      properties.put("version", text.version());
      properties.put("name", leg.name());
      properties.put("area", leg.area());
      properties.put("uncontested", leg.uncontested());
      properties.put("minutes", leg.minutes());
      properties.put("hazard", i.stretches().hazard(leg).name());
      properties.put(
          "passable", i.stretches().findSeen(leg).map(s -> s.passable().name()).orElse("UNKNOWN"));
      properties.put("silent", silent(i, leg));
      properties.put("source", text.source());
      drawn.add(new Drawn(names, n, n + 2, properties));
    }
    for (int n = 0; n < names.size(); n++) {
      Map<String, Object> properties = new LinkedHashMap<>();
      properties.put("kind", "place");
      properties.put("name", names.get(n));
      drawn.add(new Drawn(names, n, n + 1, properties));
    }
  }

  /// Parties who declared a suspension that names this stretch, its area, or no area at all.
  private static List<String> silent(Instrument i, Leg leg) {
    return i.suspensions().stream()
        .filter(s ->
            s.areas().isEmpty() || s.areas().contains(leg.area()) || s.areas().contains(leg.name()))
        .map(SuspensionDeclared::party)
        .distinct()
        .toList();
  }

  private void offer(OfferMatrix.Row row) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("kind", "offer");
    properties.put("id", row.offer().id());
    properties.put("by", row.offer().by());
    properties.put("source", row.offer().source());
    line(row.offer().places(), properties);
  }

  private void round(TalksEvent.RoundHeld round) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("kind", "round");
    properties.put("ordinal", round.ordinal());
    properties.put("day", String.valueOf(round.day()));
    properties.put("source", round.source());
    point(round.place(), properties);
  }

  private void incident(ReportEvent.IncidentReported incident) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("kind", "incident");
    properties.put("what", incident.kind().name());
    properties.put("from", incident.from().toString());
    point(incident.place(), properties);
  }

  private void line(List<String> names, Map<String, Object> properties) {
    drawn.add(new Drawn(names, 0, names.size(), properties));
  }

  private void point(String name, Map<String, Object> properties) {
    if (!name.isBlank()) {
      properties.put("name", name);
      line(List.of(name), properties);
    }
  }

  /// With the places that are known; what is not found is told by name.
  private void add(Drawn d, List<Map<String, Object>> features, Set<String> unlocated) {
    List<@Nullable Spot> spots = gazetteer.locate(d.way(), sure);
    List<List<Double>> positions = new ArrayList<>();
    for (int n = d.from(); n < d.to(); n++) {
      Spot spot = spots.get(n);
      if (spot == null) {
        unlocated.add(d.way().get(n));
      } else {
        positions.add(List.of(spot.longitude(), spot.latitude()));
      }
    }
    boolean isPoint = d.to() - d.from() == 1;
    if (positions.size() < (isPoint ? 1 : 2)) {
      return;
    }
    Map<String, Object> feature = new LinkedHashMap<>();
    feature.put("type", "Feature");
    feature.put("geometry", geometry(isPoint, positions));
    feature.put("properties", d.properties());
    features.add(feature);
  }

  private static Map<String, Object> geometry(boolean isPoint, Collection<List<Double>> positions) {
    Map<String, Object> geometry = new LinkedHashMap<>();
    geometry.put("type", isPoint ? "Point" : "LineString");
    geometry.put("coordinates", isPoint ? positions.iterator().next() : positions);
    return geometry;
  }
}
