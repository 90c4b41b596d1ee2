/// Takes in what people have: text, saved pages, feeds, PDF and mail files, as plain lines with
/// what
/// each line is. Nothing that comes in is ever executed.
@NullMarked
package org.corridor.feeds.intake;

import org.jspecify.annotations.NullMarked;
