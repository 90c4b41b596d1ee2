/// The planning problem, the plan that answers it, and the independent check of a plan.
@NullMarked
package org.corridor.plan;

import org.jspecify.annotations.NullMarked;
