/** Files on their way: where they lie until they are whole, and those that come in pieces. */
@NullMarked
package io.redress.evidence.upload;

import org.jspecify.annotations.NullMarked;
