/// Likeness of reports in sense by a sentence model, heavy and never needed for a first answer.
@NullMarked
package org.corridor.likeness;

import org.jspecify.annotations.NullMarked;
