package io.redress.cases;

import io.redress.policy.FreightPayer;

/** Who pays the return freight, or that of a replacement, and why (F10 to F91). */
public record FreightTerms(FreightPayer payer, String basis) {}
