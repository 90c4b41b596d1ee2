/// Proofs: the cut over time that no plan can beat, checked without the optimiser; and mixtures of
/// columns, whose prices bound what any whole choice of them can do.
@NullMarked
package org.corridor.plan.bound;

import org.jspecify.annotations.NullMarked;
