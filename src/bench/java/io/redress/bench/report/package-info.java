/** Drives the processes that are measured, counts what they cost, and writes it down. */
@NullMarked
package io.redress.bench.report;

import org.jspecify.annotations.NullMarked;
