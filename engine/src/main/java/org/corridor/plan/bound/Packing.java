package org.corridor.plan.bound;

import java.util.ArrayList;
import java.util.List;

/// The most valuable mixture of columns under upper limits, by the revised simplex method.
///
/// **Problem.** Maximise Σ value × amount over columns, Σ coefficient × amount ≤ limit in every
/// row,
/// amounts ≥ 0. Columns and rows are added as they are found: a row enters with the first column
/// that touches it, so that nothing found before breaks it.
/// **Method.** Dense inverse of the basis, largest reduced value first. Limits are widened by
/// millionths that differ from row to row, against going round in circles; the amounts are
/// therefore near the optimum, never far beyond a limit, and nothing rests on their last digits.
/// **Cost.** O(rows²) a pivot; meant for some hundred rows.
public final class Packing {
  private static final double EPSILON = 1e-9;
  private static final double WORTH_ENTERING = 1e-7;
  private static final double UNWANTED = -1e4;

  private final int rowCountMax;
  private final Effort effort;
  private final List<int[]> columnRows = new ArrayList<>();
  private final List<double[]> columnCoefficients = new ArrayList<>();
  private final List<Double> columnValues = new ArrayList<>();
  private final List<Integer> columnKept = new ArrayList<>();

  // One entry per row.
  private int rowCount;
  private final double[] limit;
  /// The column in the basis at a row; -1 - row for the slack of a row.
  private final int[] basis;

  private final double[][] inverse;
  private final double[] amount;
  private final double[] price;

  /// A mixture of nothing yet, of so many rows at most.
  public Packing(int rowCountMax, Effort effort) {
    this.rowCountMax = rowCountMax;
    this.effort = effort;
    limit = new double[rowCountMax];
    basis = new int[rowCountMax];
    inverse = new double[rowCountMax][];
    amount = new double[rowCountMax];
    price = new double[rowCountMax];
  }

  /// Is there no room for another row, or has the effort been spent?
  public boolean exhausted(int moreRows) {
    return rowCount + moreRows > rowCountMax || effort.spent();
  }

  /// A row with its limit; its number.
  public int addRow(double rowLimit) {
    int r = rowCount++;
    limit[r] = rowLimit + 1e-6 * (1 + (r * 37) % 101) / 101;
    basis[r] = -1 - r;
    inverse[r] = new double[rowCountMax];
    inverse[r][r] = 1;
    amount[r] = limit[r];
    return r;
  }

  /// A column with its value per unit; its number.
  public int addColumn(double value, int[] rows, double[] coefficients) {
    columnRows.add(rows);
    columnCoefficients.add(coefficients);
    columnValues.add(value);
    columnKept.add(0);
    return columnValues.size() - 1;
  }

  /// Pivots until no column known so far is worth entering.
  public void solve() {
    boolean better = true;
    while (better && !effort.spent()) {
      better = pivot();
      effort.spend(rowCount * (long) rowCount + 10L * columnRows.size());
    }
  }

  private boolean pivot() {
    int entering = mostWorth();
    double[] direction = entering == Integer.MIN_VALUE ? new double[0] : direction(entering);
    int leaving = -1;
    double least = Double.MAX_VALUE;
    for (int r = 0; r < direction.length; r++) {
      if (direction[r] > EPSILON && amount[r] / direction[r] < least) {
        least = amount[r] / direction[r];
        leaving = r;
      }
    }
    if (leaving < 0) {
      return false;
    }
    double worth = worth(entering);
    double[] leavingRow = inverse[leaving];
    double by = 1 / direction[leaving];
    for (int c = 0; c < rowCount; c++) {
      leavingRow[c] *= by;
      price[c] += worth * leavingRow[c];
    }
    for (int r = 0; r < rowCount; r++) {
      double factor = direction[r];
      if (r != leaving && Math.abs(factor) > EPSILON) {
        double[] row = inverse[r];
        for (int c = 0; c < rowCount; c++) {
          row[c] -= factor * leavingRow[c];
        }
        amount[r] = Math.max(0, amount[r] - factor * least);
      }
    }
    amount[leaving] = least;
    basis[leaving] = entering;
    return true;
  }

  /// The column, or the slack as -1 - row, that gains most per unit.
  private int mostWorth() {
    double most = WORTH_ENTERING;
    int best = Integer.MIN_VALUE;
    for (int r = 0; r < rowCount; r++) {
      if (-price[r] > most) {
        most = -price[r];
        best = -1 - r;
      }
    }
    for (int j = 0; j < columnRows.size(); j++) {
      double worth = worth(j);
      if (worth > most) {
        most = worth;
        best = j;
      }
    }
    return best;
  }

  private double worth(int column) {
    if (column < 0) {
      return -price[-1 - column];
    }
    double worth = columnValues.get(column);
    int[] rows = columnRows.get(column);
    double[] coefficients = columnCoefficients.get(column);
    for (int i = 0; i < rows.length; i++) {
      worth -= coefficients[i] * price[rows[i]];
    }
    return worth;
  }

  private double[] direction(int column) {
    double[] direction = new double[rowCount];
    int[] rows = column < 0 ? new int[] {-1 - column} : columnRows.get(column);
    double[] coefficients = column < 0 ? new double[] {1} : columnCoefficients.get(column);
    for (int r = 0; r < rowCount; r++) {
      for (int i = 0; i < rows.length; i++) {
        direction[r] += inverse[r][rows[i]] * coefficients[i];
      }
    }
    return direction;
  }

  /// Keeps the whole units of every column for good, and drives the column with the smallest part
  /// beyond them out of the mixture; false where every amount is whole.
  ///
  /// @param almostWhole a part up to this is no part
  public boolean dropSmallestPart(double almostWhole) {
    int smallest = -1;
    for (int r = 0; r < rowCount; r++) {
      if (basis[r] >= 0) {
        int whole = (int) Math.floor(amount[r] + almostWhole);
        columnKept.set(basis[r], columnKept.get(basis[r]) + whole);
        amount[r] = Math.max(0, amount[r] - whole);
        boolean part = amount[r] > almostWhole;
        smallest = part && (smallest < 0 || amount[r] < amount[smallest]) ? r : smallest;
      }
    }
    if (smallest < 0) {
      return false;
    }
    double less = UNWANTED - columnValues.set(basis[smallest], UNWANTED);
    for (int c = 0; c < rowCount; c++) {
      price[c] += less * inverse[smallest][c];
    }
    return true;
  }

  /// What one more unit of a row's limit is worth.
  public double price(int row) {
    return Math.max(0, price[row]);
  }

  /// How much of each column is in the mixture.
  public double[] amounts() {
    double[] amounts = columnKept.stream().mapToDouble(Integer::doubleValue).toArray();
    for (int r = 0; r < rowCount; r++) {
      if (basis[r] >= 0) {
        amounts[basis[r]] += amount[r];
      }
    }
    return amounts;
  }
}
