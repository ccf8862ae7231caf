/** What time it is, which days are working days, and a clock that a demonstration can move forward. */
@NullMarked
package io.redress.time;

import org.jspecify.annotations.NullMarked;
