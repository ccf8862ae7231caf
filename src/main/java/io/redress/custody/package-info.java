/** Whether a case is still what it was: its chain, its anchors, its papers, and a copy of it that proves itself (R1). */
@NullMarked
package io.redress.custody;

import org.jspecify.annotations.NullMarked;
