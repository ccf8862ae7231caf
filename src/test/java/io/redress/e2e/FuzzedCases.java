package io.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.redress.OrderFacts;
import io.redress.RedressApi.Answer;
import io.redress.cases.ActionName;
import io.redress.e2e.FuzzedCall.Caller;
import io.redress.e2e.InProcess.Who;
import io.redress.security.Role;
import io.redress.security.TestTokens;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.http.HttpHeaders;

/** Cases in every stage, for fuzzed calls to hit, and what those calls mean by {@code @case@} and the like. */
final class FuzzedCases {

    private static final Pattern WORD = Pattern.compile("@(-?\\d+|[a-z]+)@");
    private static final String NOWHERE = new UUID(0, 1).toString();
    private static final Who MIA = Who.staff(Role.MEDIATOR, "mia");

    private final InProcess api;
    private final TestTokens tokens;
    private final Clock clock;
    private final List<Target> targets = new ArrayList<>();
    private final Map<Caller, List<String>> offered = new EnumMap<>(Caller.class);
    private final Map<String, String> uploads = new HashMap<>();

    FuzzedCases(InProcess api, TestTokens tokens, Clock clock) {
        this.api = api;
        this.tokens = tokens;
        this.clock = clock;
    }

    record Target(OrderFacts order, String number) {

        Who buyer() {
            return Who.buyer(order.buyer());
        }

        Who seller() {
            return Who.seller(order.seller());
        }
    }

    /** Makes a case for each stage, in the place of those that earlier calls have worn out. */
    void renew() {
        targets.clear();
        uploads.clear();
        targets.add(negotiated());
        targets.add(disputed());
        targets.add(atTheMediator());
        targets.add(decided("PARTIAL_REFUND"));
        targets.add(appealed());
        targets.add(settling("RETURN_AND_REFUND"));
        targets.add(settling("REPLACEMENT"));
        Target withdrawn = negotiated();
        act(withdrawn, withdrawn.buyer(), ActionName.WITHDRAW, 0);
        targets.add(withdrawn);
        for (Caller by : Caller.values()) {
            offered.put(by, targets.stream().map(target -> offered(target, by)).toList());
        }
    }

    /** The addresses of what somebody may do with a case, one after the other. */
    private String offered(Target target, Caller by) {
        Who who = switch (by) {
            case BUYER, MARKETPLACE_FOR_THE_BUYER -> target.buyer();
            case SELLER, MARKETPLACE_FOR_THE_SELLER -> target.seller();
            case MEDIATOR -> MIA;
            case SENIOR_MEDIATOR -> Who.staff(Role.SENIOR_MEDIATOR, "sofia");
            case MEDIATION_LEAD -> Who.staff(Role.MEDIATION_LEAD, "lena");
            case MARKETPLACE, STRANGER, ANALYST, DEPLOYER, AUDITOR, NOBODY -> null;
        };
        return who == null
                ? ""
                : String.join(
                        " ",
                        api.get(who, EndToEnd.path(target.number(), ""))
                                .body()
                                .path("availableActions")
                                .findValuesAsText("href"));
    }

    private Target negotiated() {
        OrderFacts order = OrderFacts.at(clock.instant());
        expect(api.put(Who.marketplace(), "/api/v1/orders/" + order.id(), order.toJson()));
        Answer opened = expect(api.post(
                Who.buyer(order.buyer()),
                "/api/v1/cases",
                EndToEnd.request(order, "DAMAGED", 2, EndToEnd.remedy("FULL_REFUND"))));
        return new Target(order, opened.text("/number"));
    }

    private Target disputed() {
        Target target = negotiated();
        act(target, target.seller(), ActionName.REJECT_OFFER, 0);
        act(target, target.buyer(), ActionName.ESCALATE, 0);
        act(target, target.buyer(), ActionName.SUBMIT_EVIDENCE, 0);
        return target;
    }

    private Target atTheMediator() {
        Target target = disputed();
        act(target, target.seller(), ActionName.SUBMIT_EVIDENCE, 1);
        act(target, target.buyer(), ActionName.COMPLETE_EVIDENCE, 0);
        act(target, target.seller(), ActionName.COMPLETE_EVIDENCE, 0);
        return target;
    }

    private Target decided(String remedy) {
        Target target = atTheMediator();
        Map<String, Object> award =
                remedy.equals("PARTIAL_REFUND") ? EndToEnd.remedy(remedy, "20.00") : EndToEnd.remedy(remedy);
        expect(api.post(
                MIA,
                EndToEnd.path(target.number(), "/decision"),
                EndToEnd.decision(award, "SELLER", remedy.equals("RETURN_AND_REFUND"))));
        return target;
    }

    private Target appealed() {
        Target target = decided("PARTIAL_REFUND");
        act(target, target.seller(), ActionName.APPEAL, 1);
        return target;
    }

    private Target settling(String remedy) {
        Target target = decided(remedy);
        if (view(target).path("stage").asText().equals("DECIDED")) {
            act(target, target.seller(), ActionName.WAIVE_APPEAL, 0);
        }
        return target;
    }

    private void act(Target target, Who who, ActionName action, int variant) {
        expect(Moves.attempt(api, who, action, Moves.path(action, view(target)), variant));
    }

    private static Answer expect(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 201);
        return answer;
    }

    private JsonNode view(Target target) {
        return api.get(Who.marketplace(), EndToEnd.path(target.number(), "")).body();
    }

    /** The call's text with what its words stand for now. */
    String filled(FuzzedCall call, String text) {
        Target target = target(call);
        Matcher words = WORD.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (words.find()) {
            words.appendReplacement(filled, Matcher.quoteReplacement(meaning(words.group(1), target)));
        }
        return words.appendTail(filled).toString();
    }

    private String meaning(String word, Target target) {
        return switch (word) {
            case "case" -> target.number();
            case "order" -> target.order().id();
            case "buyer" -> target.order().buyer();
            case "seller" -> target.order().seller();
            case "offer" -> last(view(target).path("offers"));
            case "appeal" -> last(view(target).path("appeals"));
            case "evidence" ->
                last(api.get(Who.marketplace(), EndToEnd.path(target.number(), "/evidence"))
                        .body()
                        .path("items"));
            case "upload" -> uploads.getOrDefault(target.number(), NOWHERE);
            case "key" ->
                api.get(Who.marketplace(), "/api/v1/export-keys")
                        .body()
                        .at("/items/0/fingerprint")
                        .asText("none");
            case "unique" -> UUID.randomUUID().toString();
            default ->
                clock.instant().plus(Duration.ofDays(Integer.parseInt(word))).toString();
        };
    }

    private static String last(JsonNode items) {
        return items.isEmpty()
                ? NOWHERE
                : items.get(items.size() - 1).path("id").asText();
    }

    /** Remembers what an answer has made, for later calls to go on with. */
    void learn(FuzzedCall call, String location) {
        int at = location.lastIndexOf("/uploads/");
        if (at >= 0) {
            uploads.put(target(call).number(), location.substring(at + "/uploads/".length()));
        }
    }

    HttpHeaders headers(FuzzedCall call) {
        OrderFacts order = target(call).order();
        return switch (call.by()) {
            case MARKETPLACE -> tokens.marketplace();
            case MARKETPLACE_FOR_THE_BUYER ->
                tokens.marketplaceFor(target(call).buyer().party());
            case MARKETPLACE_FOR_THE_SELLER ->
                tokens.marketplaceFor(target(call).seller().party());
            case BUYER -> tokens.buyer(order.buyer());
            case SELLER -> tokens.seller(order.seller());
            case STRANGER -> tokens.buyer("B-stranger");
            case MEDIATOR -> tokens.staff(Role.MEDIATOR, "mia");
            case SENIOR_MEDIATOR -> tokens.staff(Role.SENIOR_MEDIATOR, "sofia");
            case MEDIATION_LEAD -> tokens.staff(Role.MEDIATION_LEAD, "lena");
            case ANALYST -> tokens.staff(Role.ANALYST, "ana");
            case DEPLOYER -> tokens.staff(Role.DEPLOYER, "dev");
            case AUDITOR -> tokens.staff(Role.AUDITOR, "auditor");
            case NOBODY -> new HttpHeaders();
        };
    }

    /** Mostly a case that takes this command from this caller, if there is one. */
    private Target target(FuzzedCall call) {
        if (call.target() % 4 != 0) {
            Pattern address = Pattern.compile(call.operation().path().replaceAll("\\{[^}]+}", "[^/ ]+") + "(?: |$)");
            List<String> addresses = offered.get(call.by());
            List<Target> fitting = IntStream.range(0, targets.size())
                    .filter(index -> address.matcher(addresses.get(index)).find())
                    .mapToObj(targets::get)
                    .toList();
            if (!fitting.isEmpty()) {
                return fitting.get(call.target() % fitting.size());
            }
        }
        return targets.get(call.target() % targets.size());
    }
}
