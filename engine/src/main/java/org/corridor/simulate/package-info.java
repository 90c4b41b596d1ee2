/// A plan under disruption: what becomes of it when the suspension collapses, a checkpoint serves
/// less, people come late or in other numbers.
@NullMarked
package org.corridor.simulate;

import org.jspecify.annotations.NullMarked;
