/// Quantities and time: spans of time, the time grid, rounding against us.
@NullMarked
package org.corridor.units;

import org.jspecify.annotations.NullMarked;
