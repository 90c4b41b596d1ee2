/// The event log: what is kept of every event, the chain that shows any later change, and the port
/// behind which a store keeps it.
@NullMarked
package org.corridor.log;

import org.jspecify.annotations.NullMarked;
