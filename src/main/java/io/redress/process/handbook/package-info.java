/** The handbook: what the models say of a case, in the words of those who are not going to open them. */
@NullMarked
package io.redress.process.handbook;

import org.jspecify.annotations.NullMarked;
