/** The floor of Redress' own SQL: what it would take if there were nothing but the database. */
@NullMarked
package io.redress.bench.replay;

import org.jspecify.annotations.NullMarked;
