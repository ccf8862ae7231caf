/** The book of the money that the platform holds for orders and cases, what sellers owe it, and the door to a bank. */
@NullMarked
package io.redress.ledger;

import org.jspecify.annotations.NullMarked;
