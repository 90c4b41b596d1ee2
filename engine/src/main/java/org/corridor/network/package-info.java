/// Roads as flat arrays, numbers only: who holds a road or says so is not known here.
@NullMarked
package org.corridor.network;

import org.jspecify.annotations.NullMarked;
