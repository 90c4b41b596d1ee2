/// The scenario folder: what a planner writes by hand.
@NullMarked
package org.corridor.formats.scenario;

import org.jspecify.annotations.NullMarked;
