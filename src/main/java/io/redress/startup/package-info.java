/** What keeps Redress from starting is said in one line that tells what to do. */
@NullMarked
package io.redress.startup;

import org.jspecify.annotations.NullMarked;
