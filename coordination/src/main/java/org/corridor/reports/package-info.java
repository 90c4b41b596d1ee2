/// Where a value comes from: its source and its standing.
@NullMarked
package org.corridor.reports;

import org.jspecify.annotations.NullMarked;
