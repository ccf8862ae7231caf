/** What the database alone can do on this machine. */
@NullMarked
package io.redress.bench.floor;

import org.jspecify.annotations.NullMarked;
