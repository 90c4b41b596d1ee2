/// The second reader: a small network that has learned from labelled passages who says what.
@NullMarked
package org.corridor.discern;

import org.jspecify.annotations.NullMarked;
