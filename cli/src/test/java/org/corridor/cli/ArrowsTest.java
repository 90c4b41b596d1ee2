package org.corridor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Which package may import which: an allow-list. A package that is not in it fails too.
class ArrowsTest {
  private static final Map<String, String> ALLOWED = new TreeMap<>();

  static {
    ALLOWED.put("units", "");
    ALLOWED.put("network", "units");
    ALLOWED.put("network.osm", "network");
    ALLOWED.put("plan", "units network");
    ALLOWED.put("plan.flow", "units network plan");
    ALLOWED.put("plan.bound", "plan plan.flow");
    ALLOWED.put("plan.roster", "units network plan plan.bound");
    ALLOWED.put("plan.zones", "units network plan");
    ALLOWED.put("plan.solve", "units network plan plan.flow plan.bound");
    ALLOWED.put("simulate", "units network plan");
    ALLOWED.put("log", "");
    ALLOWED.put("reports", "log");
    ALLOWED.put("talks", "log reports");
    ALLOWED.put("arrangements", "log reports talks units");
    ALLOWED.put("operations", "log reports talks arrangements");
    ALLOWED.put("scenario", "arrangements reports units network");
    ALLOWED.put(
        "workflows",
        "scenario arrangements operations talks reports log units network plan plan.flow"
            + " plan.solve plan.zones plan.roster simulate");
    ALLOWED.put("store", "log");
    ALLOWED.put("formats", "");
    ALLOWED.put("formats.text", "formats reports");
    ALLOWED.put(
        "formats.record",
        "formats formats.text formats.hxl formats.notice log reports talks arrangements operations"
            + " workflows");
    ALLOWED.put("formats.hxl", "formats formats.text log reports talks");
    ALLOWED.put("formats.notice", "formats log arrangements operations");
    ALLOWED.put("formats.roads", "formats network network.osm");
    ALLOWED.put(
        "formats.scenario",
        "formats formats.text formats.roads workflows scenario arrangements reports units network plan"
            + " simulate");
    ALLOWED.put(
        "formats.report",
        "formats formats.text workflows scenario arrangements reports network plan simulate");
    ALLOWED.put("feeds", "reports");
    ALLOWED.put("feeds.place", "");
    ALLOWED.put("feeds.intake", "feeds");
    ALLOWED.put("feeds.read", "feeds feeds.place reports");
    ALLOWED.put("feeds.inbox", "feeds feeds.place feeds.intake feeds.read reports log");
    ALLOWED.put("discern", "feeds feeds.read reports");
    ALLOWED.put(
        "cli",
        "workflows scenario arrangements operations talks reports log store formats"
            + " formats.hxl formats.text formats.notice formats.record formats.scenario formats.report"
            + " formats.roads network network.osm plan.roster simulate feeds feeds.intake feeds.read feeds.inbox");
  }

  private static final Set<String> ENGINE = Set.of(
      "units",
      "network",
      "network.osm",
      "plan",
      "plan.flow",
      "plan.bound",
      "plan.roster",
      "plan.zones",
      "simulate",
      "plan.solve");
  private static final Set<String> PURE = Set.of(
      "units",
      "network",
      "network.osm",
      "plan",
      "plan.flow",
      "plan.bound",
      "plan.roster",
      "plan.zones",
      "simulate",
      "plan.solve",
      "log",
      "reports",
      "talks",
      "arrangements",
      "operations",
      "scenario",
      "workflows");

  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .importPackages("org.corridor");

  private static String place(JavaClass type) {
    return type.getPackageName().replaceFirst("^org\\.corridor\\.?", "");
  }

  @Test
  void everyArrowIsInTheTable() {
    Set<String> forbidden = new TreeSet<>();
    Set<String> seen = new HashSet<>();
    for (JavaClass type : CLASSES) {
      String from = place(type);
      seen.add(from);
      for (Dependency arrow : type.getDirectDependenciesFromSelf()) {
        JavaClass target = arrow.getTargetClass().getBaseComponentType();
        if (target.getPackageName().startsWith("org.corridor")) {
          String to = place(target);
          List<String> allowed = Arrays.asList(ALLOWED.getOrDefault(from, "").split(" ", -1));
          if (!from.equals(to) && !allowed.contains(to)) {
            forbidden.add(from + " -> " + to + " (" + arrow.getDescription() + ")");
          }
        }
      }
    }
    assertThat(forbidden).isEmpty();
    assertThat(seen).isEqualTo(ALLOWED.keySet());
  }

  @Test
  void theTableHasNoCircle() {
    for (String start : ALLOWED.keySet()) {
      Set<String> reached = new HashSet<>();
      reach(start, reached);
      assertThat(reached).as("from %s", start).doesNotContain(start);
    }
  }

  private static void reach(String from, Set<String> reached) {
    for (String to : ALLOWED.getOrDefault(from, "").split(" ", -1)) {
      if (!to.isEmpty() && reached.add(to)) {
        reach(to, reached);
      }
    }
  }

  @Test
  void engineAndCoordinationKnowTheJdkOnly() {
    Set<String> foreign = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      for (Dependency arrow : type.getDirectDependenciesFromSelf()) {
        JavaClass to = arrow.getTargetClass().getBaseComponentType();
        String target = to.getPackageName();
        // A mark on what may be sent to another machine; nothing is read or written.
        boolean mark = to.isEquivalentTo(Serializable.class);
        boolean known = target.startsWith("java.")
            || target.isEmpty()
            || target.startsWith("org.corridor")
            || target.equals("org.jspecify.annotations");
        boolean outside = target.startsWith("java.io")
            || (target.startsWith("java.nio") && !target.equals("java.nio.charset"))
            || target.startsWith("java.net")
            || target.startsWith("java.sql");
        if (PURE.contains(place(type)) && !mark && (!known || outside)) {
          foreign.add(type.getName() + " -> " + target);
        }
      }
    }
    assertThat(foreign).isEmpty();
  }

  @Test
  void engineAndCoordinationReadNoClockAndThrowNoDice() {
    Set<String> impure = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      for (JavaAccess<?> access : type.getAccessesFromSelf()) {
        String called = access.getTargetOwner().getSimpleName() + "." + access.getName();
        boolean clock = called.matches(
                "(Instant|Local\\w+|ZonedDateTime|OffsetDateTime|Clock)\\.(now|system\\w*)")
            || called.matches("System\\.(nanoTime|currentTimeMillis)");
        boolean dice = called.matches("Math\\.random|UUID\\.randomUUID")
            || (access.getTargetOwner().getSimpleName().endsWith("Random") && !seeded(access));
        if (PURE.contains(place(type)) && (clock || dice)) {
          impure.add(access.getDescription());
        }
      }
    }
    assertThat(impure).isEmpty();
  }

  /// Chance that is given as an argument gives the same again.
  private static boolean seeded(JavaAccess<?> access) {
    boolean unseeded = access.getTarget() instanceof AccessTarget.ConstructorCallTarget made
        && made.getRawParameterTypes().isEmpty();
    return access.getTargetOwner().getSimpleName().equals("SplittableRandom") && !unseeded;
  }

  @Test
  void numbersNeverSeeNames() {
    Set<String> seen = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      for (Dependency arrow : type.getDirectDependenciesFromSelf()) {
        String to = place(arrow.getTargetClass().getBaseComponentType());
        boolean corridor = arrow
            .getTargetClass()
            .getBaseComponentType()
            .getPackageName()
            .startsWith("org.corridor");
        if (ENGINE.contains(place(type)) && corridor && !ENGINE.contains(to)) {
          seen.add(arrow.getDescription());
        }
      }
    }
    assertThat(seen).isEmpty();
  }
}
