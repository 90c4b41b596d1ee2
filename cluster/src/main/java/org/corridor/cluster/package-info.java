/// Ensembles on many machines: the runner on Apache Spark, and a cluster of its own to try it on.
@NullMarked
package org.corridor.cluster;

import org.jspecify.annotations.NullMarked;
