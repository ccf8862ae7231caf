/** A database as it is after years: many cases, copied from a few that the service has written. */
@NullMarked
package io.redress.growth;

import org.jspecify.annotations.NullMarked;
