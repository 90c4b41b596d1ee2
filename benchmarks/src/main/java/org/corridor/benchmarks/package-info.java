/// The planner beside its peers, on the same instances, in the same run.
@NullMarked
package org.corridor.benchmarks;

import org.jspecify.annotations.NullMarked;
