/** Element templates of Camunda Modeler, made from what delegates declare of themselves. */
@NullMarked
package io.redress.process.templates;

import org.jspecify.annotations.NullMarked;
