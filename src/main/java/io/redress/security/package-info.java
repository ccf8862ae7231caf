/** Who may do what, on every door. */
@NullMarked
package io.redress.security;

import org.jspecify.annotations.NullMarked;
