/** People's orders and cases for a first look, each with a history: told in the past, through the same use cases as the API. */
@NullMarked
package io.redress.demo;

import org.jspecify.annotations.NullMarked;
