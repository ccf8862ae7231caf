/** How figures for operators are read from the database: seldom, in the background, and never on the way of a command. */
@NullMarked
package io.redress.monitoring;

import org.jspecify.annotations.NullMarked;
