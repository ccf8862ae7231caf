/** Papers that the parties hand in, the phase that collects them and what is still missing (V1 to V31). */
@NullMarked
package io.redress.evidence;

import org.jspecify.annotations.NullMarked;
