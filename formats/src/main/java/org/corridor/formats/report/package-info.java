/// The answer as files: report page, JSON, GeoJSON, timetable.
@NullMarked
package org.corridor.formats.report;

import org.jspecify.annotations.NullMarked;
