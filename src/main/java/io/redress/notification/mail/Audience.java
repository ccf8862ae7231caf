package io.redress.notification.mail;

import static java.util.Map.entry;

import io.redress.audit.CaseEventType;
import io.redress.cases.Outcome;
import io.redress.cases.ReturnCase;
import io.redress.security.Side;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which sides of a case are mailed about what; the table of docs/api.md. */
enum Audience {
    BOTH {
        @Override
        Set<Side> of(News news) {
            return EnumSet.allOf(Side.class);
        }
    },
    BUYER {
        @Override
        Set<Side> of(News news) {
            return EnumSet.of(Side.BUYER);
        }
    },
    /** Whoever did not do it; both, if staff did. */
    OTHER_SIDE {
        @Override
        Set<Side> of(News news) {
            Optional<Side> by = news.side("by");
            return by.isPresent() ? EnumSet.of(by.get().other()) : EnumSet.allOf(Side.class);
        }
    },
    /** Whoever is asked, or both. */
    ASKED_SIDE {
        @Override
        Set<Side> of(News news) {
            return switch (news.text("party")) {
                case "BUYER" -> EnumSet.of(Side.BUYER);
                case "SELLER" -> EnumSet.of(Side.SELLER);
                case "BOTH" -> EnumSet.allOf(Side.class);
                default -> EnumSet.noneOf(Side.class);
            };
        }
    },
    /** Whoever handed the file in. */
    OWNER {
        @Override
        Set<Side> of(News news) {
            return news.side("submittedBy").map(EnumSet::of).orElseGet(() -> EnumSet.noneOf(Side.class));
        }
    },
    /** Whose term it was; both where the turn then passes to the other. */
    SIDE_OF_THE_TERM {
        @Override
        Set<Side> of(News news) {
            return switch (news.text("deadline")) {
                case "SELLER_RESPONSE", "NEGOTIATION" -> EnumSet.allOf(Side.class);
                // The case is withdrawn by it, which both are told.
                case "BUYER_RESPONSE" -> EnumSet.noneOf(Side.class);
                default -> ASKED_SIDE.of(news);
            };
        }
    };

    /** What nobody finds here, nobody is mailed about. */
    static final Map<CaseEventType, Audience> OF_EVENT = Map.ofEntries(
            entry(CaseEventType.OPENED, BOTH),
            entry(CaseEventType.INELIGIBLE, BUYER),
            entry(CaseEventType.OFFER_MADE, OTHER_SIDE),
            entry(CaseEventType.OFFER_ACCEPTED, BOTH),
            entry(CaseEventType.DISPUTE_OPENED, BOTH),
            entry(CaseEventType.EVIDENCE_REQUESTED, ASKED_SIDE),
            entry(CaseEventType.EVIDENCE_REFUSED, OWNER),
            entry(CaseEventType.EVIDENCE_RELEASED, OWNER),
            entry(CaseEventType.DECISION_ISSUED, BOTH),
            entry(CaseEventType.APPEALED, OTHER_SIDE),
            entry(CaseEventType.APPEAL_DECIDED, BOTH),
            entry(CaseEventType.REFUND_HELD, BUYER),
            entry(CaseEventType.REFUND_PAID, BOTH),
            entry(CaseEventType.SETTLED, BOTH),
            entry(CaseEventType.WITHDRAWN, BOTH),
            entry(CaseEventType.DEADLINE_APPROACHING, ASKED_SIDE),
            entry(CaseEventType.DEADLINE_PASSED, SIDE_OF_THE_TERM));

    abstract Set<Side> of(News news);

    /**
     * Who is mailed about this.
     *
     * @param subject the case as it stands, which may be later than the news
     */
    static Set<Side> of(News news, ReturnCase subject) {
        Audience audience = OF_EVENT.get(news.type());
        return audience == null || isToldElsewhere(news, subject) ? EnumSet.noneOf(Side.class) : audience.of(news);
    }

    /** One thing, one mail. */
    private static boolean isToldElsewhere(News news, ReturnCase subject) {
        return switch (news.type()) {
            // That the request is not eligible says it all, and to the buyer only: nothing is asked of the seller.
            case OPENED -> subject.outcome() == Outcome.INELIGIBLE;
            // The first offer is the request itself.
            case OFFER_MADE -> news.byService() && !subject.reopenedBefore();
            default -> false;
        };
    }
}
