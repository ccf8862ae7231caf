package io.redress.e2e;

import io.redress.OrderFacts;

/** A case that has come to the mediator, with papers of both sides. */
record Filed(String number, OrderFacts order) {}
