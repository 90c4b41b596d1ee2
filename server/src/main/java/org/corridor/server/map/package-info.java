/// Where the places are that somebody sees named.
@NullMarked
package org.corridor.server.map;

import org.jspecify.annotations.NullMarked;
