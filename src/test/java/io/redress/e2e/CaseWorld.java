package io.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.redress.OrderFacts;
import io.redress.RedressApi.Answer;
import io.redress.cases.ActionName;
import io.redress.cases.CaseNumber;
import io.redress.cases.Stage;
import io.redress.e2e.InProcess.Who;
import io.redress.policy.Reason;
import io.redress.security.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;

/** One order, the cases about it, and all the people who do something with them, sensible or not. */
final class CaseWorld {

    private static final List<String> TRACKING =
            List.of("SHIPPED", "IN_TRANSIT", "CUSTOMS_HELD", "DELIVERED", "RETURNED_TO_SHIPPER", "DELIVERED", "LOST");
    private static final List<String> ADVANCES = List.of("PT6H", "P1D", "P3D", "P6D", "P11D");
    private static final List<String> REMEDIES =
            List.of("FULL_REFUND", "RETURN_AND_REFUND", "REPLACEMENT", "REPAIR", "FULL_REFUND");
    private static final int MOST_ROUNDS = 60;

    private final InProcess api;
    private final Clock clock;
    private final CaseInvariants invariants;
    private final OrderFacts order;
    private final String guarantee;
    private final List<Who> people;
    private final Map<CaseNumber, Stage> stages = new LinkedHashMap<>();
    private final List<String> trace = new ArrayList<>();

    CaseWorld(InProcess api, ApplicationContext context, int kind) {
        this.api = api;
        clock = context.getBean(Clock.class);
        order = order(kind % 4);
        guarantee = kind % 3 == 0 ? "150.00" : "0.00";
        people = List.of(
                Who.buyer(order.buyer()),
                Who.seller(order.seller()),
                Who.buyer(order.buyer()),
                Who.seller(order.seller()),
                Who.staff(Role.MEDIATOR, "mia"),
                Who.staff(Role.MEDIATOR, "omar"),
                Who.staff(Role.SENIOR_MEDIATOR, "sofia"),
                Who.staff(Role.MEDIATION_LEAD, "lena"),
                Who.marketplace(),
                Who.buyer("B-stranger"),
                Who.staff(Role.ANALYST, "ana"));
        invariants = new CaseInvariants(context, order, guarantee);
        tell(201);
        if (!guarantee.equals("0.00")) {
            ok(api.put(
                    Who.marketplace(),
                    "/api/v1/sellers/" + order.seller() + "/guarantee",
                    Map.of("amount", OrderFacts.money(guarantee))));
        }
        trace.add("order " + kind);
        open(kind);
    }

    private OrderFacts order(int kind) {
        OrderFacts facts = OrderFacts.at(clock.instant());
        return switch (kind) {
            case 0 -> facts;
            case 1 -> facts.paidToTheSeller("1050.00");
            case 2 -> facts.line("L1", "Printer", 10, "900.00").paid("9050.00");
            default ->
                facts.notShipped()
                        .with(
                                "placedAt",
                                clock.instant().minus(Duration.ofDays(1)).toString())
                        .with(
                                "promisedDeliveryAt",
                                clock.instant().plus(Duration.ofDays(3)).toString());
        };
    }

    /** Does one thing and looks whether everything is still as it must be. */
    void apply(Move move) {
        boolean timePasses = false;
        switch (move.kind()) {
            case SENSIBLE -> sensible(move);
            case BLIND -> blind(move);
            case NEWS -> news(move);
            case TIME -> {
                timePasses = true;
                advance(ADVANCES.get(move.variant() % ADVANCES.size()));
            }
            case ANOTHER_CASE -> open(move.variant());
        }
        check(timePasses);
    }

    /** Staff do what waits for them, the parties nothing; every case must end. */
    void windDown() {
        for (int round = 0; round < MOST_ROUNDS && anyOpen(); round++) {
            boolean acted = false;
            for (CaseNumber number : List.copyOf(stages.keySet())) {
                acted |= decideWhatWaits(number, round);
            }
            if (!acted) {
                advance("P15D");
            }
            check(true);
        }
        assertThat(stages.values()).as("stages after %s", trace).containsOnly(Stage.CLOSED);
    }

    List<String> trace() {
        return trace;
    }

    private boolean anyOpen() {
        return stages.values().stream().anyMatch(stage -> stage != Stage.CLOSED);
    }

    private void sensible(Move move) {
        CaseNumber number = pick(move);
        Who who = people.get(move.who() % people.size());
        List<JsonNode> listed = new ArrayList<>();
        view(who, number).path("availableActions").forEach(listed::add);
        listed.removeIf(action -> action.path("action").asText().equals("withdraw") && move.variant() % 5 != 0);
        if (listed.isEmpty()) {
            return;
        }
        JsonNode chosen = listed.get(move.variant() % listed.size());
        ActionName action = Arrays.stream(ActionName.values())
                .filter(name -> name.wireName().equals(chosen.path("action").asText()))
                .findFirst()
                .orElseThrow();
        Answer answer = Moves.attempt(api, who, action, chosen.path("href").asText(), move.variant() / listed.size());
        note(who, action, move, answer);
        // What is listed may still be refused for what its body says, but never as such.
        assertThat(answer.status()).as("%s after %s", answer.body(), trace).isIn(200, 201, 400, 422);
    }

    private void blind(Move move) {
        CaseNumber number = pick(move);
        Who who = people.get(move.who() % people.size());
        ActionName action = ActionName.values()[move.variant() % ActionName.values().length];
        JsonNode view = view(Who.marketplace(), number);
        note(who, action, move, Moves.attempt(api, who, action, Moves.path(action, view), move.who()));
    }

    private void news(Move move) {
        Instant now = clock.instant();
        switch (move.variant() % 5) {
            case 0 -> order.tracked(now, TRACKING.get(move.who() % TRACKING.size()));
            case 1 -> order.tracked(now.minus(Duration.ofDays(1)), TRACKING.get(move.who() % TRACKING.size()));
            case 2 -> order.tracked(now.minus(Duration.ofDays(40)), TRACKING.get(move.who() % TRACKING.size()));
            case 3 -> order.with("shippedAt", now.toString());
            default -> trace.add("the same news again");
        }
        trace.add("news " + move);
        tell(200);
    }

    private void tell(int expected) {
        Answer answer = api.put(Who.marketplace(), "/api/v1/orders/" + order.id(), order.toJson());
        assertThat(answer.status())
                .as("%s after %s", answer.body(), trace)
                .matches(status -> status == expected || status == 422);
    }

    private void advance(String by) {
        trace.add("advance " + by);
        ok(api.post(Who.marketplace(), "/api/v1/sandbox/clock", Map.of("advance", by)));
    }

    private void open(int variant) {
        Reason[] reasons = Reason.values();
        String reason = variant % 2 == 0
                ? order.toJson().containsKey("deliveredAt") ? "DAMAGED" : "CANCEL_BEFORE_SHIPMENT"
                : reasons[variant / 2 % reasons.length].name();
        Map<String, Object> request = EndToEnd.request(
                order, reason, 1 + variant % 10, EndToEnd.remedy(REMEDIES.get(variant / 3 % REMEDIES.size())));
        request.put("safetyHazard", variant % 7 == 6);
        Answer answer = api.post(Who.buyer(order.buyer()), "/api/v1/cases", request);
        trace.add("open %s: %d %s"
                .formatted(reason, answer.status(), answer.body().path("stage")));
        ok(answer);
        stages.put(new CaseNumber(answer.text("/number")), Stage.valueOf(answer.text("/stage")));
    }

    private boolean decideWhatWaits(CaseNumber number, int round) {
        List<Who> staff = List.of(
                Who.staff(Role.MEDIATOR, "mia" + round),
                Who.staff(Role.SENIOR_MEDIATOR, "sofia" + round),
                Who.staff(Role.MEDIATION_LEAD, "lena" + round));
        for (Who who : staff) {
            for (JsonNode listed : view(who, number).path("availableActions")) {
                String href = listed.path("href").asText();
                Map<String, Object> body = switch (listed.path("action").asText()) {
                    case "decide" -> EndToEnd.decision(EndToEnd.remedy("DENIED"), "NONE", false);
                    case "signDecision" -> Map.of("approve", true);
                    case "decideAppeal" -> Map.of("outcome", "UPHELD", "reasons", Moves.REASONS);
                    // What its holder leaves lying, the lead gives back to all; then another round decides it.
                    case "handOver" ->
                        who.role() == Role.MEDIATION_LEAD ? Map.of("note", "Nobody works on it.") : Map.of();
                    default -> Map.of();
                };
                if (!body.isEmpty()) {
                    Answer answer = api.post(who, href, body);
                    trace.add("%s by %s: %d".formatted(href, who, answer.status()));
                    ok(answer);
                    return true;
                }
            }
        }
        return false;
    }

    private void check(boolean timePassed) {
        stages.replaceAll((number, before) -> invariants.check(number, before, timePassed, trace));
        invariants.checkMoney(List.copyOf(stages.keySet()), trace);
    }

    private CaseNumber pick(Move move) {
        List<CaseNumber> numbers = List.copyOf(stages.keySet());
        return numbers.get((move.who() / people.size() + move.variant()) % numbers.size());
    }

    private JsonNode view(Who who, CaseNumber number) {
        Answer answer = api.get(who, "/api/v1/cases/" + number.value());
        assertThat(answer.status()).as("%s after %s", answer.body(), trace).isLessThan(500);
        return answer.body();
    }

    private void note(Who who, ActionName action, Move move, Answer answer) {
        trace.add("%s by %s (%d): %d %s"
                .formatted(
                        action,
                        who,
                        move.variant(),
                        answer.status(),
                        answer.body().path("code").asText("")));
        assertThat(answer.status()).as("%s after %s", answer.body(), trace).isLessThan(500);
    }

    private void ok(Answer answer) {
        assertThat(answer.status()).as("%s after %s", answer.body(), trace).isIn(200, 201);
    }

    /** One thing that somebody does, by numbers, so that it can be drawn at random. */
    record Move(Kind kind, int who, int variant) {

        enum Kind {
            /** Something that is listed among the available actions. */
            SENSIBLE,
            /** Anything by anybody. */
            BLIND,
            /** The marketplace tells about the order: early, late, again. */
            NEWS,
            TIME,
            ANOTHER_CASE
        }
    }
}
