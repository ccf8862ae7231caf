package io.redress.mediation.precedents;

import io.redress.policy.Fault;
import io.redress.policy.OutcomeComparison;
import io.redress.policy.RemedyType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What similar cases ended in, counted (M7). */
record Usual(List<Precedent> cases) {

    Usual {
        cases = List.copyOf(cases);
    }

    int size() {
        return cases.size();
    }

    /** What most of them ended in. */
    Optional<RemedyType> remedy() {
        return mostFrequent(Precedent::remedy);
    }

    Optional<Fault> fault() {
        return mostFrequent(Precedent::fault);
    }

    int with(RemedyType remedy) {
        return (int) cases.stream().filter(one -> one.remedy() == remedy).count();
    }

    int with(Fault fault) {
        return (int) cases.stream().filter(one -> one.fault() == fault).count();
    }

    /** Of all that ended in money, or in nothing. */
    Shares shares() {
        return new Shares(
                cases.stream().map(Precedent::share).filter(Objects::nonNull).toList());
    }

    Shares sharesOf(RemedyType remedy) {
        return new Shares(cases.stream()
                .filter(one -> one.remedy() == remedy)
                .map(Precedent::share)
                .filter(Objects::nonNull)
                .toList());
    }

    OutcomeComparison comparedWith(@Nullable RemedyType remedy, @Nullable Integer share, @Nullable Fault fault) {
        return new OutcomeComparison(
                size(),
                remedy == null || cases.isEmpty() ? null : percent(with(remedy)),
                share == null
                        ? null
                        : shares().median()
                                .map(median -> Math.abs(share - median))
                                .orElse(null),
                fault == null || cases.isEmpty() ? null : percent(with(fault)));
    }

    private int percent(int count) {
        return Math.round(100f * count / size());
    }

    private <E extends Enum<E>> Optional<E> mostFrequent(Function<Precedent, E> of) {
        Map<E, Long> counts = cases.stream().collect(Collectors.groupingBy(of, Collectors.counting()));
        return counts.entrySet().stream()
                .max(Comparator.comparing((Map.Entry<E, Long> one) -> one.getValue())
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(Map.Entry::getKey);
    }
}
