/** A statement of reasons as a document to be kept on paper (M5). */
@NullMarked
package io.redress.mediation.print;

import org.jspecify.annotations.NullMarked;
