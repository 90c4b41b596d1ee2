/// Files in and out, and how the trouble in them is told.
@NullMarked
package org.corridor.formats;

import org.jspecify.annotations.NullMarked;
