/** Similar cases that were decided before, and what is usual among them (M6, M7). */
@NamedInterface("precedents")
@NullMarked
package io.redress.mediation.precedents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
