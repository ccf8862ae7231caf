/** Asks a malware scanner about a file. Knows no cases. */
@NullMarked
package io.redress.evidence.scan;

import org.jspecify.annotations.NullMarked;
