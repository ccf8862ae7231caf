package io.redress.settlement;

import io.redress.audit.CaseEventType;
import io.redress.cases.Award;
import io.redress.cases.CaseView.SettlementView;
import io.redress.cases.CaseView.StepView;
import io.redress.cases.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says in plain language what is owed and what was done about it. */
final class SettlementInWords {

    private SettlementInWords() {}

    static List<String> of(SettlementView settlement) {
        List<String> lines = new ArrayList<>();
        lines.add(owed(settlement));
        settlement.steps().stream()
                .map(SettlementInWords::step)
                .flatMap(Optional::stream)
                .forEach(lines::add);
        return lines;
    }

    /** {@code Decided: return and refund, worth 300.00 USD.} */
    private static String owed(SettlementView settlement) {
        String basis = settlement.basis() == Award.Basis.AGREEMENT ? "Agreed: " : "Decided: ";
        String worth = settlement.amount() == null || settlement.remedy().amount() != null
                ? ""
                : ", worth " + Wording.of(settlement.amount());
        return basis + Wording.of(settlement.remedy()) + worth + ".";
    }

    private static Optional<String> step(StepView step) {
        return switch (CaseEventType.valueOf(step.type())) {
            case RETURN_SHIPPED -> Optional.of("The buyer has shipped the goods: " + parcel(step.data()));
            case REPLACEMENT_SHIPPED -> Optional.of("The seller has shipped: " + parcel(step.data()));
            case RETURN_DELIVERED, REPLACEMENT_DELIVERED -> Optional.of("The carrier has delivered it.");
            case RETURN_INSPECTED ->
                Optional.of("The seller found: "
                        + Wording.plain(step.data().get("result").toString()) + note(step.data()));
            case REPLACEMENT_RECEIVED ->
                Optional.of((Boolean.TRUE.equals(step.data().get("accepted"))
                                ? "The buyer accepts what came"
                                : "The buyer does not accept what came")
                        + note(step.data()));
            default -> Optional.empty();
        };
    }

    private static String parcel(Map<String, Object> data) {
        return data.get("carrier") + " " + data.get("trackingNumber") + ".";
    }

    private static String note(Map<String, Object> data) {
        return data.get("note") == null ? "." : ": " + data.get("note");
    }
}
