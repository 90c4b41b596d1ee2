/// Buses that go and come back: which bus takes whom where, trip by trip, until all are out.
@NullMarked
package org.corridor.plan.roster;

import org.jspecify.annotations.NullMarked;
