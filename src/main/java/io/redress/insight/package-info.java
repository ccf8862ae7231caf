/** Figures over all cases: for leads and analysts as a page, for sellers and the marketplace over the API (R3). */
@NullMarked
package io.redress.insight;

import org.jspecify.annotations.NullMarked;
