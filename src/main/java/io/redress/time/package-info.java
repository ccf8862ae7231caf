/** What time it is, and which days are working days. */
@NullMarked
package io.redress.time;

import org.jspecify.annotations.NullMarked;
