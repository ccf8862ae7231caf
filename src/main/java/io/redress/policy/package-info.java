/** What the rule tables say: facts in, ruling out, with the vocabulary that the tables and the features share. */
@NullMarked
package io.redress.policy;

import org.jspecify.annotations.NullMarked;
