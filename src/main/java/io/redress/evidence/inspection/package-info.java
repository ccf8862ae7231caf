/** Tells what a handed-in file is, and keeps out what could harm whoever opens it. Knows no cases. */
@NullMarked
package io.redress.evidence.inspection;

import org.jspecify.annotations.NullMarked;
