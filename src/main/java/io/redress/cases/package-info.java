/** The case aggregate, its stages, deadlines, available actions and timeline. */
@NullMarked
package io.redress.cases;

import org.jspecify.annotations.NullMarked;
