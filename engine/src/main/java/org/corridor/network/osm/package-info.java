/// What the tags of OpenStreetMap mean for who may drive where, how fast and how many; and the road
/// map made of them. Files are read elsewhere: elements come one by one.
@NullMarked
package org.corridor.network.osm;

import org.jspecify.annotations.NullMarked;
