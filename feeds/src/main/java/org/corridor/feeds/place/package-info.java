/// Places by their names, and which of several of one name is meant.
@NullMarked
package org.corridor.feeds.place;

import org.jspecify.annotations.NullMarked;
