/// The event log on PostgreSQL: on a server of its own that Corridor unpacks and supervises, or on
/// one that is named.
@NullMarked
package org.corridor.store;

import org.jspecify.annotations.NullMarked;
