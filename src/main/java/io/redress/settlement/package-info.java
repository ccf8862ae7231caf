/** What follows from an agreement or a decision: return, refund, replacement, enforcement (S1 to S5). */
@NullMarked
package io.redress.settlement;

import org.jspecify.annotations.NullMarked;
