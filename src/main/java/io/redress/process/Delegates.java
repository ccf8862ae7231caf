package io.redress.process;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.redress.process.contract.DelegateContract;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;

/** All delegates, by whose names diagrams call them. They are read from the classes: no context is needed. */
public final class Delegates {

    private static final List<Class<?>> CLASSES = List.of(
            ReturnCaseDelegates.class,
            NegotiationDelegates.class,
            EvidenceDelegates.class,
            MediationDelegates.class,
            AppealDelegates.class,
            SettlementDelegates.class);

    private static final List<DelegateContract> ALL = CLASSES.stream()
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .filter(method ->
                    method.isAnnotationPresent(Bean.class) && JavaDelegate.class.equals(method.getReturnType()))
            .map(DelegateContract::of)
            .sorted(Comparator.comparing(DelegateContract::bean))
            .toList();

    static final Set<String> NAMES = ALL.stream().map(DelegateContract::bean).collect(toUnmodifiableSet());

    private Delegates() {}

    /** What each of them does for a diagram, in the order of their names. */
    public static List<DelegateContract> all() {
        return ALL;
    }
}
