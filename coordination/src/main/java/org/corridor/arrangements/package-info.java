/// What was agreed, by whom, in which words: parties, routes, windows, suspensions, guarantees.
@NullMarked
package org.corridor.arrangements;

import org.jspecify.annotations.NullMarked;
