/** Tasklist as the people see who work in it: in a real browser. */
@NullMarked
package io.redress.tasklist;

import org.jspecify.annotations.NullMarked;
