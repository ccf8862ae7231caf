/** The append-only, hash-chained event log of a case: who did what, when, in order (R1). */
@NullMarked
package io.redress.audit;

import org.jspecify.annotations.NullMarked;
