/// Scenarios and what the planner makes of them, for those in the room.
@NullMarked
package org.corridor.server.planning;

import org.jspecify.annotations.NullMarked;
