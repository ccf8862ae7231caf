/** The application that ties the modules together. */
@NullMarked
package io.redress;

import org.jspecify.annotations.NullMarked;
