/** Grounds, admissibility and review of a decision (A1 to A5). */
@NullMarked
package io.redress.appeal;

import org.jspecify.annotations.NullMarked;
