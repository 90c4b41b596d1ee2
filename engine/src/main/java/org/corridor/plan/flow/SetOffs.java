package org.corridor.plan.flow;

import java.util.Arrays;

/// When the vehicles of one group set off: most groups do so in few cells, so only those are kept.
final class SetOffs {
  private int[] cells = new int[4];
  private int[] vehicles = new int[4];
  private int count;

  int at(int cell) {
    int i = Arrays.binarySearch(cells, 0, count, cell);
    return i < 0 ? 0 : vehicles[i];
  }

  void add(int cell, int more) {
    int i = Arrays.binarySearch(cells, 0, count, cell);
    if (i >= 0) {
      vehicles[i] += more;
      return;
    }
    int place = -1 - i;
    if (count == cells.length) {
      cells = Arrays.copyOf(cells, 2 * count);
      vehicles = Arrays.copyOf(vehicles, 2 * count);
    }
    System.arraycopy(cells, place, cells, place + 1, count - place);
    System.arraycopy(vehicles, place, vehicles, place + 1, count - place);
    cells[place] = cell;
    vehicles[place] = more;
    count++;
  }

  /// Cells kept, ascending; in some nobody may set off any more.
  int count() {
    return count;
  }

  int cell(int index) {
    return cells[index];
  }

  int vehicles(int index) {
    return vehicles[index];
  }
}
