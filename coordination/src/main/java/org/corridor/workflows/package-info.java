/// Use cases: will this corridor work, what is each term worth, how do two proposals differ.
@NullMarked
package org.corridor.workflows;

import org.jspecify.annotations.NullMarked;
