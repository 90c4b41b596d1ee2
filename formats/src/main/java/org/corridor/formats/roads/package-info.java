/// Road maps in and out: OpenStreetMap files, our own binary file, areas, pictures.
@NullMarked
package org.corridor.formats.roads;

import org.jspecify.annotations.NullMarked;
