/// The kernels: the problem laid out in time, and the earliest-arrival flow through it.
@NullMarked
package org.corridor.plan.flow;

import org.jspecify.annotations.NullMarked;
