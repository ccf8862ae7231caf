/** Offers, counter-offers and messages between the parties (N1 to N7). */
@NullMarked
package io.redress.negotiation;

import org.jspecify.annotations.NullMarked;
