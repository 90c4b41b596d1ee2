/// The room: a record over HTTP, each seeing what is theirs to see.
@NullMarked
package org.corridor.server;

import org.jspecify.annotations.NullMarked;
