package io.redress.mediation;

import io.redress.cases.ReturnCase;
import io.redress.policy.RuleHit;
import io.redress.policy.Ruling;
import io.redress.security.Side;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rows of the rule tables that a decision rests on, as the parties read them (M5). */
final class RulesApplied {

    private static final String ELIGIBILITY = "eligibility";

    /**
     * What a table is about, before what its row says; {@code %s} is the side that it was asked about. Who works on a case,
     * and by when, is not what decides it.
     */
    private static final Map<String, String> ABOUT = Map.of(
            ELIGIBILITY,
            "Why the claim was taken on",
            "burden-of-proof",
            "Who has to prove it",
            "evidence-requirements",
            "What has to be shown",
            "evidence-held",
            "What is there already",
            "evidence-sufficiency",
            "How far the evidence of the %s goes",
            "award-limit",
            "What an award is made of",
            "second-signature",
            "Who signs",
            "appeal-admissibility",
            "Whether the appeal is heard");

    /** One line a row: what it is about, its words, the rule's id, and the table and row it stands in. */
    static Collection<String> list(ReturnCase subject, List<Ruling> rulings) {
        Map<String, Ruling> latest = new LinkedHashMap<>();
        rulings.stream()
                .filter(ruling -> ABOUT.containsKey(ruling.table()))
                .forEach(ruling -> latest.put(ruling.table() + ruling.facts().get("side"), ruling));
        Set<String> lines = new LinkedHashSet<>();
        latest.values().stream()
                .flatMap(ruling -> ruling.table().equals(ELIGIBILITY)
                        ? findings(subject, ruling)
                        : ruling.hits().stream().map(hit -> line(hit, ruling)))
                .forEach(lines::add);
        return lines;
    }

    /** What this table says is filled in with the dates of the case. */
    private static Stream<String> findings(ReturnCase subject, Ruling ruling) {
        return subject.findings().stream()
                .map(found -> line(about(ruling), found.explanation(), found.rule(), table(ruling)));
    }

    private static String line(RuleHit hit, Ruling ruling) {
        return line(about(ruling), words(hit), hit.rule(), table(ruling) + ", " + hit.ruleId());
    }

    private static String line(String about, String words, String rule, String where) {
        return "%s: %s (%s) [%s]".formatted(about, words, rule, where);
    }

    private static String table(Ruling ruling) {
        return ruling.table() + " " + Optional.ofNullable(ruling.versionTag()).orElse("v" + ruling.version());
    }

    private static String about(Ruling ruling) {
        String side = Stream.of(Side.values())
                .filter(one -> one.name().equals(ruling.facts().get("side")))
                .map(Side::label)
                .findFirst()
                .orElse("party");
        return Objects.requireNonNull(ABOUT.get(ruling.table())).formatted(side);
    }

    private static String words(RuleHit hit) {
        return Stream.of("words", "explanation", "basis")
                .flatMap(output -> hit.optionalText(output).stream())
                .findFirst()
                .orElse(hit.annotation());
    }
}
