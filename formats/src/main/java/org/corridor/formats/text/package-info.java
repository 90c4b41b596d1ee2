/// Hand-written files: text, YAML and values with their place, so that all that is wrong with them
/// can be told at once.
@NullMarked
package org.corridor.formats.text;

import org.jspecify.annotations.NullMarked;
