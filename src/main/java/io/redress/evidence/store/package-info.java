/** Where the contents of evidence lie, by their hash: what is there, whole, missing, or nobody's (R1, V4). */
@NullMarked
package io.redress.evidence.store;

import org.jspecify.annotations.NullMarked;
