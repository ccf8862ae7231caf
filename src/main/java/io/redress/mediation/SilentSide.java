package io.redress.mediation;

import io.redress.cases.Award;
import io.redress.cases.ReturnCase;
import io.redress.evidence.CaseAssessment;
import io.redress.evidence.FileReassessed;
import io.redress.policy.EvidenceAssessment;
import io.redress.policy.Fault;
import io.redress.policy.Remedy;
import io.redress.policy.RemedyType;
import io.redress.policy.SideSufficiency;
import io.redress.security.Side;
import java.time.Instant;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes the draft against a side that had to prove its case and submitted nothing (V31). */
@Component
class SilentSide {

    /** By which the reasons of such a draft are known again. */
    static final String SUBMITTED_NOTHING = " submitted nothing within the term for evidence";

    private final CaseAssessment assessments;
    private final DecisionMaking making;

    SilentSide(CaseAssessment assessments, DecisionMaking making) {
        this.assessments = assessments;
        this.making = making;
    }

    void draftAgainst(ReturnCase subject, Instant now) {
        EvidenceAssessment assessment = assessments.of(subject);
        assessment
                .draftAgainst()
                .ifPresent(side -> making.draft(
                        subject, awardAgainst(side, subject), reasons(assessment.of(side), assessment), now));
    }

    /** The side was not silent: what it sent in time has come in. */
    @EventListener
    void reconsider(FileReassessed reassessed) {
        if (reassessed.assessment().draftAgainst().isEmpty()) {
            making.withdrawDraft(reassessed.subject(), reassessed.at());
        }
    }

    private static Award awardAgainst(Side silent, ReturnCase subject) {
        if (silent == Side.BUYER) {
            return new Award(Award.Basis.DECISION, Remedy.of(RemedyType.DENIED), false, Fault.NONE, null, null);
        }
        Remedy sought = subject.soughtRemedy();
        return new Award(
                Award.Basis.DECISION, sought, sought.type() == RemedyType.RETURN_AND_REFUND, Fault.SELLER, null, null);
    }

    private static String reasons(SideSufficiency silent, EvidenceAssessment assessment) {
        StringBuilder text = new StringBuilder(assessment.requirements().burdenWords())
                .append(" The ")
                .append(silent.side().label())
                .append(SUBMITTED_NOTHING)
                .append(" (")
                .append(silent.rule())
                .append("). What is missing:");
        silent.missing()
                .forEach(one -> text.append("\n- ")
                        .append(one.words())
                        .append(" (")
                        .append(one.rule())
                        .append(')'));
        return text.toString();
    }
}
