/// From a flow to a plan people can follow: one route for each district, departures in whole
/// quarter hours.
@NullMarked
package org.corridor.plan.zones;

import org.jspecify.annotations.NullMarked;
