package io.redress.demo;

import io.redress.appeal.Appeals;
import io.redress.cases.CaseIntake;
import io.redress.evidence.EvidenceIntake;
import io.redress.evidence.EvidencePhase;
import io.redress.mediation.Decisions;
import io.redress.negotiation.Messages;
import io.redress.negotiation.Negotiations;
import io.redress.negotiation.RepairAttempts;
import io.redress.orders.Orders;
import io.redress.settlement.Returns;
import org.springframework.stereotype.Component;

/** The use cases that the stories go through. */
@Component
record Desk(
        Orders orders,
        CaseIntake intake,
        Negotiations negotiations,
        RepairAttempts repairs,
        Messages messages,
        EvidenceIntake evidence,
        EvidencePhase phase,
        Decisions decisions,
        Appeals appeals,
        Returns returns) {}
