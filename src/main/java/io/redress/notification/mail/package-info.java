/** Mails to the buyer and the seller of a case: who is mailed what, in which words, and by whom it is sent. */
@NullMarked
package io.redress.notification.mail;

import org.jspecify.annotations.NullMarked;
