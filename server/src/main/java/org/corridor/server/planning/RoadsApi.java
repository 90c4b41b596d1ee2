package org.corridor.server.planning;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.corridor.formats.BadInput;
import org.corridor.formats.FileTrouble;
import org.corridor.formats.Problem;
import org.corridor.formats.Problems;
import org.corridor.formats.roads.RoadPicture;
import org.corridor.network.Access;
import org.corridor.network.Area;
import org.corridor.network.Feature;
import org.corridor.network.Mode;
import org.corridor.network.RoadClass;
import org.corridor.network.RoadFigures;
import org.corridor.network.RoadMap;
import org.corridor.network.osm.ImportReport;
import org.corridor.network.osm.OsmRoads;
import org.corridor.server.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/// Road maps over HTTP, for those who put scenarios there.
@RestController
@RequestMapping(path = "/api/roads", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Planning")
public class RoadsApi {
  private static final int EDGES = 4;
  private static final double LATITUDE_MAX = 90;
  private static final double LONGITUDE_MAX = 180;

  private final Desk desk;

  /// Road maps at a desk.
  public RoadsApi(Desk desk) {
    this.desk = desk;
  }

  private RoadMaps maps(Person person) {
    if (!Scenarios.writes(person.viewer())) {
      throw new ResponseStatusException(
          HttpStatus.FORBIDDEN, "Road maps are for the coordinator and for delegations.");
    }
    return desk.scenarios().maps(person.viewer());
  }

  private static ResponseStatusException none(String name) {
    return new ResponseStatusException(
        HttpStatus.NOT_FOUND, "You have no road map of the name \"" + name + "\".");
  }

  @Operation(summary = "The road maps that one's own scenarios may name, as roads: NAME.bin.")
  @GetMapping
  Map<String, Object> all(@AuthenticationPrincipal Person person) {
    RoadMaps maps = maps(person);
    return Map.of("maps", maps.names(), "areas", maps.areas(), "countries", OsmRoads.countries());
  }

  @Operation(summary = "What is in a road map: counts, kilometres, what is cut off or unknown.")
  @GetMapping("/{name}")
  Map<String, Object> info(
      @AuthenticationPrincipal Person person, @PathVariable("name") String name) {
    return shown(maps(person).find(name).orElseThrow(() -> none(name)));
  }

  @Operation(summary = "A road map drawn as SVG.")
  @GetMapping(path = "/{name}/picture", produces = "image/svg+xml")
  String picture(@AuthenticationPrincipal Person person, @PathVariable("name") String name) {
    return RoadPicture.of(maps(person).find(name).orElseThrow(() -> none(name)));
  }

  @Operation(summary = "Takes a road map away; scenarios that use it keep it.")
  @DeleteMapping("/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@AuthenticationPrincipal Person person, @PathVariable("name") String name) {
    if (!maps(person).remove(name)) {
      throw none(name);
    }
    desk.note(person, "took away the road map " + name);
  }

  @Operation(summary = "Keeps an area, as GeoJSON polygons, to make road maps of.")
  @PutMapping(path = "/areas/{name}", consumes = "application/geo+json")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void keepArea(
      @AuthenticationPrincipal Person person,
      @PathVariable("name") String name,
      HttpServletRequest request)
      throws IOException {
    maps(person).keepArea(name, request.getInputStream());
    desk.note(person, "kept the area " + name);
  }

  @Operation(summary = "Takes an area away; maps that were made with it stay.")
  @DeleteMapping("/areas/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void removeArea(@AuthenticationPrincipal Person person, @PathVariable("name") String name) {
    if (!maps(person).removeArea(name)) {
      throw new ResponseStatusException(
          HttpStatus.NOT_FOUND, "You have no area of the name \"" + name + "\".");
    }
    desk.note(person, "took away the area " + name);
  }

  @Operation(
      summary =
          "Makes a road map of an extract of OpenStreetMap (.osm.pbf, .osm, .osm.gz, .osm.bz2)"
              + " that is sent, up to 100 MB: a job. bbox is west,south,east,north in degrees, area the"
              + " name of an area that is kept; country"
              + " says whose general speed limits hold.")
  @PostMapping(path = "/{name}", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  ResponseEntity<Map<String, Object>> take(
      @AuthenticationPrincipal Person person,
      @PathVariable("name") String name,
      @RequestParam(name = "file", defaultValue = "an extract") String file,
      @RequestParam(name = "bbox", defaultValue = "") String box,
      @RequestParam(name = "area", defaultValue = "") String area,
      @RequestParam(name = "country", defaultValue = "") String country,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
      HttpServletRequest request)
      throws InterruptedException {
    RoadMaps maps = maps(person);
    Problems problems = new Problems();
    Area within = (box.isEmpty() ? Area.EVERYWHERE : box(box, problems))
        .and(area.isEmpty() ? Area.EVERYWHERE : kept(maps, area, problems));
    String code = country.toUpperCase(Locale.ROOT);
    if (!code.isEmpty() && !OsmRoads.countries().contains(code)) {
      problems.add(new Problem(
          "country", 0, 0, "", String.join(", ", OsmRoads.countries()), "\"" + country + "\"", ""));
    }
    problems.throwIfAny();
    Path sent;
    try {
      sent = maps.keep(name, request.getInputStream());
    } catch (IOException e) {
      throw BadInput.of(new Problem(
          name, 0, 0, "", "a file that could be kept here", FileTrouble.of(e), "send it again"));
    }
    desk.note(person, "made the road map " + name);
    return desk.started(person, prefer, Jobs.Length.LONG, "road map " + name, job -> {
      try {
        job.begins();
        return JsonMapper.shared()
            .writeValueAsString(shown(maps.take(name, file, sent, within, code)));
      } finally {
        try {
          Files.deleteIfExists(sent);
        } catch (IOException _) {
          // It is looked for again when the next one is sent.
        }
      }
    });
  }

  private static Area kept(RoadMaps maps, String name, Problems problems) {
    return maps.findArea(name).orElseGet(() -> {
      problems.add(new Problem(
          "area", 0, 0, "", "one of " + maps.areas(), "\"" + name + "\"", "keep it first"));
      return Area.EVERYWHERE;
    });
  }

  private static Area box(String text, Problems problems) {
    String[] edges = text.split(",", -1);
    if (edges.length == EDGES) {
      try {
        double west = Double.parseDouble(edges[0].strip());
        double south = Double.parseDouble(edges[1].strip());
        double east = Double.parseDouble(edges[2].strip());
        double north = Double.parseDouble(edges[3].strip());
        if (-LONGITUDE_MAX <= west
            && west < east
            && east <= LONGITUDE_MAX
            && -LATITUDE_MAX <= south
            && south < north
            && north <= LATITUDE_MAX) {
          return Area.box(west, south, east, north);
        }
      } catch (NumberFormatException _) {
        // Told below.
      }
    }
    problems.add(new Problem(
        "bbox", 0, 0, "", "west,south,east,north in degrees, as 37.3,47.0,37.8,47.3", text, ""));
    return Area.EVERYWHERE;
  }

  private static Map<String, Object> shown(ImportReport report) {
    Map<String, Object> shown = shown(report.map());
    shown.put("waysLeftOut", report.waysLeftOut());
    shown.put("classesUnknown", report.classesUnknown());
    shown.put("nodesMissing", report.nodesMissing());
    shown.put("barriers", report.barriers());
    shown.put("borderCrossings", report.borderCrossings());
    shown.put("restrictionsLost", report.restrictionsLost());
    shown.put("hazardAreas", report.hazardAreas());
    shown.put("dangerousStretches", report.dangerousStretches());
    return shown;
  }

  private static Map<String, Object> shown(RoadMap map) {
    RoadFigures figures = new RoadFigures(map);
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("source", map.source());
    shown.put("country", map.country());
    shown.put("stretches", map.stretchCount());
    shown.put("junctions", map.junctionCount());
    shown.put("forbiddenTurns", map.forbiddenTurns().size());
    shown.put("places", map.settlements().size());
    Map<String, Object> modes = new LinkedHashMap<>();
    for (Mode mode : Mode.values()) {
      Map<String, Object> km = new LinkedHashMap<>();
      for (Access access : Access.values()) {
        km.put(word(access), figures.kilometres(mode, access));
      }
      modes.put(word(mode), km);
    }
    shown.put("kilometres", modes);
    Map<String, Object> classes = new LinkedHashMap<>();
    for (Map.Entry<RoadClass, Double> e : figures.kilometresByClass().entrySet()) {
      classes.put(e.getKey().word(), e.getValue());
    }
    shown.put("kilometresByClass", classes);
    shown.put("junctionsConnected", figures.junctionsInLargest());
    shown.put("otherParts", Math.max(0, figures.componentCount() - 1));
    shown.put("kilometresCutOff", figures.kilometresCutOff());
    Map<String, Object> features = new LinkedHashMap<>();
    for (Feature feature : Feature.values()) {
      features.put(word(feature), figures.count(feature));
    }
    shown.put("features", features);
    return shown;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
