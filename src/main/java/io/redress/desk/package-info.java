/** The pages that staff work with, beside Tasklist and in it. */
@NullMarked
package io.redress.desk;

import org.jspecify.annotations.NullMarked;
