/// What is told to the public and put into calendars: CAP 1.2 notices and iCalendar windows.
/// Nothing
/// restricted is ever in them: no assembly points, no positions, no counts of who waits where.
@NullMarked
package org.corridor.formats.notice;

import org.jspecify.annotations.NullMarked;
