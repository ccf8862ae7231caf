/** What the marketplace tells about its orders: lines, money, channel and where the goods are. */
@NullMarked
package io.redress.orders;

import org.jspecify.annotations.NullMarked;
