/** What happened to a case, kept for those outside who are to hear of it. */
@NullMarked
package io.redress.notification;

import org.jspecify.annotations.NullMarked;
