package io.redress.cases;

import java.util.List;
import java.util.Optional;

/** The parts of a case's view that lie with other features; each implements the one that is its own. */
public final class CaseSections {

    private CaseSections() {}

    /** Offers of a case, oldest first. */
    public interface Offers {
        List<CaseView.OfferView> offersOf(CaseNumber number);
    }

    /** The decision of a case, once it is issued; before that for staff only. */
    public interface Decisions {
        Optional<CaseView.DecisionView> decisionOf(CaseNumber number, boolean forStaff);
    }

    /** Appeals of a case, oldest first. */
    public interface Appeals {
        List<CaseView.AppealView> appealsOf(CaseNumber number);
    }

    /** The settlement of a case, once it has begun. */
    public interface Settlements {
        Optional<CaseView.SettlementView> settlementOf(ReturnCase subject);
    }
}
