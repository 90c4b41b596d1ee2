/// Reads a text: sentences, who says what in them, figures, times, places, rounds. Own rules over
/// tokens and tags; every finding says by which rule it was read.
@NullMarked
package org.corridor.feeds.read;

import org.jspecify.annotations.NullMarked;
