package org.corridor.formats.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.corridor.formats.Problems;
import org.corridor.formats.text.Cell;
import org.corridor.formats.text.TextFile;
import org.corridor.formats.text.Yaml;
import org.corridor.simulate.Disruptions;
import org.corridor.simulate.Spread;

/// `disruptions.yaml` of a scenario folder: what can go wrong on the day. What it does not say is
/// as usual.
///
/// ```yaml
/// collapsesPerHour: 0.05
/// checkpointShare: [0.1, 0.8, 1]   # least, likeliest, most
/// ```
public final class DisruptionsFile {
  public static final String NAME = "disruptions.yaml";

  /// Fewer people in a car than a tenth of those planned would be cars without people.
  private static final double OCCUPANCY_LEAST = 0.1;

  private final Yaml yaml;

  private DisruptionsFile(Yaml yaml) {
    this.yaml = yaml;
  }

  /// What the folder says, or the usual.
  ///
  /// @throws org.corridor.formats.BadInput with all that is wrong
  public static Disruptions read(Path folder, Disruptions usual) {
    if (!Files.exists(folder.resolve(NAME))) {
      return usual;
    }
    Problems problems = new Problems();
    Optional<Disruptions> read = TextFile.read(folder, NAME, problems)
        .flatMap(file -> Yaml.of(file, problems))
        .map(yaml -> new DisruptionsFile(yaml).over(usual));
    problems.throwIfAny();
    return read.orElse(usual);
  }

  private Disruptions over(Disruptions usual) {
    Disruptions read = new Disruptions(
        number("collapsesPerHour", usual.collapsesPerHour(), 1_000),
        spread("lateOpeningMinutes", usual.lateOpeningMinutes(), 10_000),
        spread("checkpointShare", usual.checkpointShare(), 10),
        number("closuresPerRoadHour", usual.closuresPerRoadHour(), 1_000),
        spread("closureMinutes", usual.closureMinutes(), 10_000),
        number("breakdownShare", usual.breakdownShare(), 1),
        spread("breakdownMinutes", usual.breakdownMinutes(), 10_000),
        spread("turnOutShare", usual.turnOutShare(), 10),
        spread("occupancyShare", usual.occupancyShare(), OCCUPANCY_LEAST, 10));
    yaml.refuseUnknown();
    return read;
  }

  private double number(String key, double usual, double most) {
    return yaml.has(key) ? yaml.cell(key).number(0, most, "").value() : usual;
  }

  private Spread spread(String key, Spread usual, double most) {
    return spread(key, usual, 0, most);
  }

  private Spread spread(String key, Spread usual, double least, double most) {
    if (!yaml.has(key)) {
      return usual;
    }
    List<Cell> cells = yaml.cells(key);
    List<Double> values =
        cells.stream().map(c -> c.number(least, most, "").value()).toList();
    if (values.size() == 1) {
      return Spread.exactly(values.getFirst());
    }
    boolean rising =
        values.size() == 3 && values.get(0) <= values.get(1) && values.get(1) <= values.get(2);
    if (!rising) {
      yaml.refuse(
          key,
          "one value, or [least, likeliest, most]",
          values.toString(),
          key + ": [" + usual.least() + ", " + usual.likeliest() + ", " + usual.most() + "]");
      return usual;
    }
    return new Spread(values.get(0), values.get(1), values.get(2));
  }
}
