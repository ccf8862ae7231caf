/**
 * Whether models would work: alone, with each other, and with the service. It needs the files and what the service declares
 * of itself ({@link io.redress.process.contract}), no database and no running engine.
 */
@NullMarked
package io.redress.process.check;

import org.jspecify.annotations.NullMarked;
