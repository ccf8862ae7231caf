/** Small pictures of what was handed in, made anew, so that nothing of the file is in them but what one sees. */
@NullMarked
package io.redress.evidence.preview;

import org.jspecify.annotations.NullMarked;
