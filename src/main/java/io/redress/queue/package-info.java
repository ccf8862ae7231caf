/** Who works on what: load of each mediator, absences, and work that goes to other hands (M2). */
@NullMarked
package io.redress.queue;

import org.jspecify.annotations.NullMarked;
