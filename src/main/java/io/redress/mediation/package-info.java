/** Routing to mediators, decisions and second signatures (M1 to M5). */
@NullMarked
package io.redress.mediation;

import org.jspecify.annotations.NullMarked;
