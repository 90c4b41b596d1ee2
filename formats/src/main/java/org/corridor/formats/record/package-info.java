/// The record in files: items written by hand, events as JSON, a whole record as one file.
@NullMarked
package org.corridor.formats.record;

import org.jspecify.annotations.NullMarked;
