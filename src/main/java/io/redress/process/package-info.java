/** The process engine, behind a door: the only module besides security that knows which engine it is. */
@NullMarked
package io.redress.process;

import org.jspecify.annotations.NullMarked;
