/** What is different between two sets of models, in words and in pictures, and how big a step that is. */
@NullMarked
package io.redress.process.diff;

import org.jspecify.annotations.NullMarked;
