/** How the engine asks its tables, and writes them, where its own way costs statements that tell it nothing. */
@NullMarked
package io.redress.process.store;

import org.jspecify.annotations.NullMarked;
