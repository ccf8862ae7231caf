/** New versions of processes while cases run in the old ones: rehearsing, releasing, moving. */
@NullMarked
package io.redress.process.change;

import org.jspecify.annotations.NullMarked;
