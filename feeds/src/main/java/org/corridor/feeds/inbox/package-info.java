/// What was read, as proposals that a person confirms, mends, rejects or merges; what is alike and
/// what conflicts.
@NullMarked
package org.corridor.feeds.inbox;

import org.jspecify.annotations.NullMarked;
