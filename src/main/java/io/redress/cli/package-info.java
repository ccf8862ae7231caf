/** What can be asked of Redress by a command, beside the running service or without it. */
@NullMarked
package io.redress.cli;

import org.jspecify.annotations.NullMarked;
