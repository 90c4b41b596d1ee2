/// The talks: rounds, delegations, positions, commitments, and the offer matrix route by route.
@NullMarked
package org.corridor.talks;

import org.jspecify.annotations.NullMarked;
