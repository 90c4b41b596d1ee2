/// What a planner brings to the table: the arrangement with its roads, zones, assets and sites.
@NullMarked
package org.corridor.scenario;

import org.jspecify.annotations.NullMarked;
