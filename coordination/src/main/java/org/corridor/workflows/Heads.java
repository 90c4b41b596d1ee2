package org.corridor.workflows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.corridor.plan.zones.ZonePlan;

/// Whole people in each vehicle. A car holds so many on the average, two and a half, say: the
/// first of a zone two, the next three, so that no sum over vehicles is ever more than half a
/// person from that of the averages, and those who leave and those who stay are all.
final class Heads {
  private static final long MILLI = 1_000;

  /// By wave, and number of the vehicle in it.
  private final long[][] heads;

  private final long[] ofZone;

  Heads(Layout layout, ZonePlan plan) {
    heads = new long[plan.waves().size()][];
    ofZone = new long[layout.scenario().zones().size()];
    long[] milliSoFar = new long[ofZone.length];
    List<Integer> order = new ArrayList<>();
    for (int w = 0; w < heads.length; w++) {
      order.add(w);
    }
    order.sort(
        Comparator.comparingLong((Integer w) -> plan.plan().movements().get(w).departFromMillis()));
    for (int w : order) {
      int group = plan.waves().get(w).group();
      int zone = layout.origin(group).zone();
      long load = layout.problem().groups().get(group).loadMilliPersons();
      heads[w] = new long[plan.waves().get(w).vehicles()];
      for (int i = 0; i < heads[w].length; i++) {
        if (load % MILLI == 0) {
          // Seats are counted: nobody sits on half of two.
          heads[w][i] = load / MILLI;
        } else {
          long before = milliSoFar[zone] / MILLI;
          milliSoFar[zone] += load;
          heads[w][i] = milliSoFar[zone] / MILLI - before;
        }
        ofZone[zone] += heads[w][i];
      }
    }
  }

  long in(int wave, int vehicle) {
    return heads[wave][vehicle];
  }

  long in(int wave) {
    return Arrays.stream(heads[wave]).sum();
  }

  long ofZone(int zone) {
    return ofZone[zone];
  }

  long all() {
    return Arrays.stream(ofZone).sum();
  }
}
