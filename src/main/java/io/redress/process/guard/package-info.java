/** What a diagram, table or form may contain, judged from its bytes alone: no engine is needed, no database, no Spring. */
@NullMarked
package io.redress.process.guard;

import org.jspecify.annotations.NullMarked;
