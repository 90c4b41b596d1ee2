package org.corridor.cluster;

import org.corridor.simulate.EnsembleRunner;

/// Finds Spark for those who ask for a cluster by its address.
public final class SparkRunners implements EnsembleRunner.Provider {
  @Override
  public EnsembleRunner at(String address) {
    return new SparkRunner(address);
  }
}
