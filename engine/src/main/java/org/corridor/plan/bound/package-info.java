/// Proofs: the cut over time that no plan can beat, checked without the optimiser.
@NullMarked
package org.corridor.plan.bound;

import org.jspecify.annotations.NullMarked;
