package io.redress.process;

import static io.redress.policy.DeadlineName.BUYER_RESPONSE;
import static io.redress.policy.DeadlineName.CROSS_APPEAL_ANSWER;
import static io.redress.policy.DeadlineName.ENFORCEMENT;
import static io.redress.policy.DeadlineName.EVIDENCE_REQUEST;
import static io.redress.policy.DeadlineName.OBJECTION_REVIEW;
import static io.redress.policy.DeadlineName.REPLACEMENT_RECEIPT;
import static io.redress.policy.DeadlineName.REPLACEMENT_SHIPMENT;
import static io.redress.policy.DeadlineName.RETURN_INSPECTION;
import static io.redress.policy.DeadlineName.SELLER_RESPONSE;

import io.redress.cases.Step;
import io.redress.evidence.AskedParty;
import io.redress.mediation.AppealOutcome;
import io.redress.policy.AppealGround;
import io.redress.policy.DeadlineName;
import io.redress.policy.EvidenceType;
import io.redress.policy.Fault;
import io.redress.policy.FreightPayer;
import io.redress.policy.InspectionResult;
import io.redress.policy.RemedyType;
import io.redress.process.contract.Field;
import io.redress.process.contract.Kind;
import io.redress.process.contract.StepContract;
import io.redress.process.contract.Variable;
import io.redress.security.Side;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the command behind each step of a person reads from its form, and what the process knows afterwards.
 * {@link Form} lets no command read another field; walks show that nothing else is set.
 */
public final class StepContracts {

    private static final String[] YES_OR_NO = {"yes", "no"};
    private static final Variable MEDIATOR =
            new Variable("mediator", Kind.PERSON, "who gets the dispute back when it returns from a party", List.of());

    private static final Map<Step, StepContract> ALL = new EnumMap<>(Step.class);

    static {
        put(Step.ANSWER_REQUEST)
                .fields(offer("ACCEPT", "REJECT", "OFFER", "ESCALATE"))
                .fields(required("reason"))
                .sets(negotiation("BUYER_TO_ANSWER", "OPEN", "AGREED", "DISPUTED"))
                .begins(BUYER_RESPONSE)
                .done();
        put(Step.ANSWER_OFFER)
                .fields(offer("ACCEPT", "REJECT", "OFFER", "ESCALATE"))
                .fields(required("reason"))
                .sets(negotiation("SELLER_TO_ANSWER", "OPEN", "AGREED", "DISPUTED"))
                .begins(SELLER_RESPONSE)
                .done();
        put(Step.CONTINUE_NEGOTIATION)
                .fields(required("actingFor", Side.values()))
                .fields(offer("OFFER", "ESCALATE"))
                .sets(negotiation("SELLER_TO_ANSWER", "BUYER_TO_ANSWER", "DISPUTED"))
                .begins(SELLER_RESPONSE, BUYER_RESPONSE)
                .done();
        put(Step.FILE_DISPUTE)
                .fields(required("expected"), required("received"), optional("remedyType", RemedyType.values()))
                .fields(optional("amount"))
                .done();
        put(Step.BUYER_EVIDENCE).fields(optional("statement")).done();
        put(Step.SELLER_EVIDENCE).fields(optional("statement")).done();
        put(Step.DECIDE_DISPUTE)
                .fields(choice("nextStep", "DECIDE", "REQUEST_EVIDENCE", "PROPOSE"))
                .fields(decision())
                .fields(required("party", AskedParty.values()), required("evidenceType", EvidenceType.values()))
                .fields(optional("secondEvidenceType", EvidenceType.values()))
                .fields(optional("thirdEvidenceType", EvidenceType.values()))
                .fields(required("note"), optional("days"), optional("message"))
                .sets(word(
                        "mediation", "what the mediator did", "DECIDED", "EVIDENCE_REQUESTED", "SETTLEMENT_PROPOSED"))
                .sets(MEDIATOR)
                .begins(EVIDENCE_REQUEST)
                .done();
        put(Step.ANSWER_EVIDENCE_REQUEST)
                .fields(optional("statement"))
                .reads(MEDIATOR.name())
                .done();
        put(Step.SIGN_DECISION)
                .fields(choice("approve", YES_OR_NO), optional("reasons"))
                .sets(truth("signed", "whether the decision was signed"))
                .done();
        put(Step.CONSIDER_APPEAL)
                .fields(required("actingFor", Side.values()), choice("answer", "APPEAL", "WAIVE"))
                .fields(asked(required("ground", AppealGround.values()), "appeal-admissibility.ground"))
                .fields(required("explanation"))
                .sets(word("appealWindow", "what became of the window", "APPEALED", "OPEN", "CLOSED"))
                .done();
        put(Step.ANSWER_APPEAL)
                .fields(required("statement"))
                .sets(truth("crossAppeal", "whether the other side appealed too, which is to be answered"))
                .begins(CROSS_APPEAL_ANSWER)
                .done();
        put(Step.ANSWER_CROSS_APPEAL).fields(required("statement")).done();
        put(Step.REVIEW_APPEAL)
                .fields(required("outcome", AppealOutcome.values()), required("reasons"))
                .fields(required("remedyType", RemedyType.values()), optional("amount"))
                .fields(asked(required("fault", Fault.values()), "freight.fault"), optional("returnRequired"))
                .done();
        put(Step.SHIP_RETURN)
                .fields(required("carrier"), required("trackingNumber"))
                .begins(RETURN_INSPECTION)
                .done();
        put(Step.INSPECT_RETURN)
                .fields(asked(required("result", InspectionResult.values()), "inspection.result"))
                .fields(optional("note"))
                .sets(truth("inspectionPassed", "whether the goods came back as they should"))
                .begins(OBJECTION_REVIEW, REPLACEMENT_SHIPMENT, ENFORCEMENT)
                .done();
        put(Step.DECIDE_OBJECTION).fields(decision()).done();
        put(Step.SHIP_REPLACEMENT)
                .fields(required("carrier"), required("trackingNumber"))
                .begins(REPLACEMENT_RECEIPT)
                .done();
        put(Step.CONFIRM_RECEIPT)
                .fields(choice("accepted", YES_OR_NO), optional("note"))
                .sets(truth("receiptAccepted", "whether the buyer accepts what was sent"))
                .begins(OBJECTION_REVIEW)
                .done();
        put(Step.PAY_AWARD).fields(required("reference")).done();
    }

    private StepContracts() {}

    /** What each step does for a diagram, in the order of a case's life. */
    public static List<StepContract> all() {
        return List.copyOf(ALL.values());
    }

    static StepContract of(Step step) {
        return ALL.get(step);
    }

    private static Field[] offer(String... answers) {
        return new Field[] {
            choice("answer", answers),
            required("remedyType", RemedyType.values()),
            optional("amount"),
            asked(optional("freightPayer", FreightPayer.values()), "freight.agreedPayer"),
            optional("message"),
            required("expected"),
            required("received")
        };
    }

    private static Field[] decision() {
        return new Field[] {
            required("remedyType", RemedyType.values()),
            optional("amount"),
            asked(required("fault", Fault.values()), "freight.fault"),
            optional("returnRequired"),
            required("reasons"),
            optional("incidentalCosts")
        };
    }

    private static Field required(String name, Enum<?>... words) {
        return field(name, true, names(words), null);
    }

    private static Field optional(String name, Enum<?>... words) {
        return field(name, false, names(words), null);
    }

    private static Field choice(String name, String... words) {
        return field(name, true, List.of(words), null);
    }

    private static Field asked(Field field, String column) {
        return field(field.name(), field.required(), field.words(), column);
    }

    private static Field field(String name, boolean required, List<String> words, @Nullable String asked) {
        return new Field(name, required, words, asked);
    }

    private static Variable negotiation(String... words) {
        return word("negotiation", "how the negotiation goes on", words);
    }

    private static Variable word(String name, String meaning, String... words) {
        return new Variable(name, Kind.WORD, meaning, List.of(words));
    }

    private static Variable truth(String name, String meaning) {
        return new Variable(name, Kind.TRUTH, meaning, List.of());
    }

    private static List<String> names(Enum<?>[] members) {
        return Arrays.stream(members).map(Enum::name).toList();
    }

    private static Draft put(Step step) {
        return new Draft(step);
    }

    private record Draft(
            Step step, List<Field> fields, List<Variable> sets, List<DeadlineName> begins, List<String> reads) {

        Draft(Step step) {
            this(step, List.of(), List.of(), List.of(), List.of());
        }

        Draft fields(Field... more) {
            return new Draft(step, join(fields, more), sets, begins, reads);
        }

        Draft sets(Variable... more) {
            return new Draft(step, fields, join(sets, more), begins, reads);
        }

        Draft begins(DeadlineName... more) {
            return new Draft(step, fields, sets, join(begins, more), reads);
        }

        Draft reads(String... more) {
            return new Draft(step, fields, sets, begins, join(reads, more));
        }

        void done() {
            ALL.put(step, new StepContract(step, StepTasks.keyOf(step), fields, sets, begins, reads));
        }

        private static <T> List<T> join(List<T> some, T[] more) {
            return Stream.concat(some.stream(), Stream.of(more)).toList();
        }
    }
}
