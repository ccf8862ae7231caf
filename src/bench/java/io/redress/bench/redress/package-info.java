/** Redress as it is measured: its real services, or its HTTP interface. */
@NullMarked
package io.redress.bench.redress;

import org.jspecify.annotations.NullMarked;
