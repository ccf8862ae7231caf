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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.util.StringUtils;

/** The rows of the rule tables that a decision rests on, as the parties read them (M5). */
final class RulesApplied {

    private static final String ELIGIBILITY = "eligibility";

    /** Who works on a case, and by when, is not what decides it. */
    private static final Set<String> BEARING_ON_THE_OUTCOME = Set.of(
            ELIGIBILITY,
            "burden-of-proof",
            "evidence-requirements",
            "evidence-held",
            "evidence-sufficiency",
            "award-limit",
            "second-signature",
            "appeal-admissibility");

    private RulesApplied() {}

    /** One line a row: the rule's id, its words, and the table it stands in. */
    static Collection<String> list(ReturnCase subject, List<Ruling> rulings) {
        Map<String, Ruling> latest = new LinkedHashMap<>();
        rulings.stream()
                .filter(ruling -> BEARING_ON_THE_OUTCOME.contains(ruling.table()))
                .forEach(ruling -> latest.put(ruling.table() + ruling.facts().get("side"), ruling));
        Set<String> lines = new LinkedHashSet<>();
        latest.values().stream()
                .flatMap(ruling -> ruling.table().equals(ELIGIBILITY)
                        ? findings(subject, ruling)
                        : ruling.hits().stream().map(hit -> line(hit.rule(), side(ruling) + words(hit), ruling)))
                .forEach(lines::add);
        return lines;
    }

    /** What this table says is filled in with the dates of the case. */
    private static Stream<String> findings(ReturnCase subject, Ruling ruling) {
        return subject.findings().stream().map(found -> line(found.rule(), found.explanation(), ruling));
    }

    private static String line(String rule, String words, Ruling ruling) {
        String version = Optional.ofNullable(ruling.versionTag()).orElse("v" + ruling.version());
        return "%s: %s [%s %s]".formatted(rule, words, ruling.table(), version);
    }

    /** {@code Buyer: } where a table is asked once for each side. */
    private static String side(Ruling ruling) {
        return Stream.of(Side.values())
                .filter(side -> side.name().equals(ruling.facts().get("side")))
                .map(side -> StringUtils.capitalize(side.label()) + ": ")
                .findFirst()
                .orElse("");
    }

    private static String words(RuleHit hit) {
        return Stream.of("words", "explanation", "basis")
                .flatMap(output -> hit.optionalText(output).stream())
                .findFirst()
                .orElse(hit.annotation());
    }
}
