/// Reports in: what a publication says, who said it, through which medium, about whom. What is
/// found are proposals; a person decides.
@NullMarked
package org.corridor.feeds;

import org.jspecify.annotations.NullMarked;
