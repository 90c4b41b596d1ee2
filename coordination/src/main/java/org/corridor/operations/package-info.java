/// The operation: who was told and has said so, and whether to go.
@NullMarked
package org.corridor.operations;

import org.jspecify.annotations.NullMarked;
