/** Benchmarks: what runs with {@code mvn -Pbench verify} and tells times, which tests must not. */
@NullMarked
package io.redress.bench;

import org.jspecify.annotations.NullMarked;
