package io.redress.insight;

import io.redress.cases.Award;
import org.joda.money.Money;

/**
 * Money that cases closed in a period ended in, agreed or decided, paid or collected; of one currency and one origin.
 *
 * @param cases how many of them, at least 1
 */
record Awarded(Award.Basis basis, long cases, Money total) {}
