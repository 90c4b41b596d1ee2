package org.corridor.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Adding figures up: only what belongs together (I16).
public sealed interface FigureSum {
  /// They belong together.
  ///
  /// @param low sum of the lowest values
  /// @param best sum of the best values
  /// @param high sum of the highest values
  record Sum(double low, double best, double high) implements FigureSum {}

  /// They do not.
  ///
  /// @param reasons why they do not belong together, all of them
  record Refused(List<String> reasons) implements FigureSum {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }

  /// The sum, or every reason why there is none: different units or kinds, one included in another,
  /// the same people counted by two, different moments.
  ///
  /// @param known all figures of the record, to follow what includes what
  static FigureSum of(List<Figure> figures, Function<String, Figure> known) {
    List<String> reasons = new ArrayList<>();
    differ(figures, "units", f -> f.unit().name(), reasons);
    differ(figures, "kinds", f -> f.kind().name(), reasons);
    // Where nobody says who counted, the source is all that is known of it.
    differ(
        figures,
        "counters",
        f -> f.counter().isEmpty() ? "source " + f.source() : f.counter(),
        reasons);
    differ(figures, "periods", Figure::period, reasons);
    differ(figures, "moments", f -> String.valueOf(f.asOf()), reasons);
    for (int i = 0; i < figures.size(); i++) {
      for (int j = 0; j < figures.size(); j++) {
        pair(figures.get(i), figures.get(j), i < j, known, reasons);
      }
    }
    if (!reasons.isEmpty()) {
      return new Refused(reasons);
    }
    double low = 0;
    double best = 0;
    double high = 0;
    for (Figure f : figures) {
      low += f.low() == null ? f.best() : f.low();
      best += f.best();
      high += f.high() == null ? f.best() : f.high();
    }
    return new Sum(low, best, high);
  }

  private static void differ(
      List<Figure> figures, String what, Function<Figure, String> part, List<String> reasons) {
    List<String> values = figures.stream().map(part).distinct().toList();
    if (values.size() > 1) {
      reasons.add(figures.stream()
          .map(f -> f.id() + " " + (part.apply(f).isEmpty() ? "none" : part.apply(f)))
          .collect(Collectors.joining(", ", "they have different " + what + ": ", "")));
    }
  }

  private static void pair(
      Figure one,
      Figure other,
      boolean once,
      Function<String, Figure> known,
      List<String> reasons) {
    if (!one.id().equals(other.id()) && includes(one, other, known)) {
      reasons.add(other.id() + " is included in " + one.id() + " already");
    }
    if (once && one.id().equals(other.id())) {
      reasons.add(one.id() + " is named twice");
    } else if (once) {
      apart(one, other).ifPresent(reasons::add);
    }
  }

  /// Why two figures may count the same people: only what is known to be apart is added up.
  private static Optional<String> apart(Figure one, Figure other) {
    String both = one.id() + " and " + other.id();
    boolean parts = !one.subsetOf().isEmpty() && one.subsetOf().equals(other.subsetOf());
    if (one.place().equals(other.place())) {
      boolean points = !one.countingPoint().isEmpty()
          && !other.countingPoint().isEmpty()
          && !one.countingPoint().strip().equalsIgnoreCase(other.countingPoint().strip());
      if (points && parts && one.about().equals(other.about())) {
        return Optional.empty();
      }
      return Optional.of(both + " count the same people" + by(one, other)
          + (points
              ? ", who may pass both points; say of which total both are parts (subsetOf)"
              : ", or nobody says that they do not"));
    }
    if (!parts && PlaceName.of(one.place()).mayTouch(PlaceName.of(other.place()))) {
      return Optional.of(both + ": one of their places may lie in the other (" + one.place() + ", "
          + other.place() + ")");
    }
    return one.about().equals(other.about())
        ? Optional.empty()
        : Optional.of(both + " do not count the same thing: \"" + one.about() + "\", \""
            + other.about() + "\"");
  }

  private static String by(Figure one, Figure other) {
    return one.counter().equals(other.counter())
        ? ""
        : ", by " + one.counter() + " and by " + other.counter();
  }

  private static boolean includes(Figure whole, Figure part, Function<String, Figure> known) {
    String up = part.subsetOf();
    for (int steps = 0; !up.isEmpty() && steps < 100; steps++) {
      if (up.equals(whole.id())) {
        return true;
      }
      up = known.apply(up).subsetOf();
    }
    return false;
  }
}
