/** What a case, a page and a timer take, as cases and history grow. */
@NullMarked
package io.redress.bench.growth;

import org.jspecify.annotations.NullMarked;
