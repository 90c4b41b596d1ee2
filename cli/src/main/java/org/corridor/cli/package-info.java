/// The `corridor` command: reads, asks, prints; the one place where everything is wired.
@NullMarked
package org.corridor.cli;

import org.jspecify.annotations.NullMarked;
