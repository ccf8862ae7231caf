/** What other tables and diagrams would have said in the past. It reads, and changes nothing. */
@NullMarked
package io.redress.replay;

import org.jspecify.annotations.NullMarked;
