/// The front door: from a planning problem to a proven plan.
@NullMarked
package org.corridor.plan.solve;

import org.jspecify.annotations.NullMarked;
