/**
 * What diagrams and Java agree on, declared once on the Java side: what each delegate and each step of a person sets, asks
 * for and begins. The check of the models, the element templates of Modeler and the handbook read it; walks through the
 * models hold it against what really happens.
 */
@NullMarked
package io.redress.process.contract;

import org.jspecify.annotations.NullMarked;
