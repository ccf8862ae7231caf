package io.redress.process;

import io.redress.policy.RuleHit;
import io.redress.policy.RuleResult;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedOutput;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;

/**
 * One version of a decision table, compiled once and used by any number of threads. A table's result does not say which
 * rows it came from: those are heard of from the DMN engine while it evaluates.
 */
final class DmnTable {

    private static final ThreadLocal<@Nullable List<DmnDecisionTableEvaluationEvent>> HEARD = new ThreadLocal<>();
    private static final DmnEngine ENGINE = engine();

    private final DmnDecision decision;
    private final int version;
    private final @Nullable String versionTag;
    private final Map<String, String> annotations;

    private DmnTable(DmnDecision decision, int version, @Nullable String versionTag, Map<String, String> annotations) {
        this.decision = decision;
        this.version = version;
        this.versionTag = versionTag;
        this.annotations = annotations;
    }

    /** Reads a file once for all its tables. */
    static DmnModelInstance read(byte[] file) {
        return Dmn.readModelFromStream(new ByteArrayInputStream(file));
    }

    /** @param file the DMN file, which may hold other tables too */
    static DmnTable compile(DmnModelInstance file, String key, int version, @Nullable String versionTag) {
        DmnDecision decision = ENGINE.parseDecision(key, file);
        if (!decision.isDecisionTable()) {
            throw new IllegalArgumentException("Decision " + key + " is not a table");
        }
        return new DmnTable(decision, version, versionTag, annotations(file));
    }

    RuleResult evaluate(Map<String, ? extends @Nullable Object> facts) {
        List<DmnDecisionTableEvaluationEvent> heard = new ArrayList<>();
        HEARD.set(heard);
        try {
            ENGINE.evaluateDecisionTable(decision, new HashMap<>(facts));
        } finally {
            HEARD.remove();
        }
        List<RuleHit> hits = heard.stream()
                .filter(event -> event.getDecisionTable().getKey().equals(decision.getKey()))
                .flatMap(event -> event.getMatchingRules().stream())
                .map(this::hit)
                .toList();
        return new RuleResult(decision.getKey(), version, versionTag, hits);
    }

    private RuleHit hit(DmnEvaluatedDecisionRule row) {
        Map<String, Object> outputs = new LinkedHashMap<>();
        for (DmnEvaluatedOutput output : row.getOutputEntries().values()) {
            Object value = output.getValue().getValue();
            if (value != null) {
                outputs.put(output.getOutputName(), value);
            }
        }
        return new RuleHit(row.getId(), annotations.getOrDefault(row.getId(), ""), outputs);
    }

    private static Map<String, String> annotations(DmnModelInstance file) {
        Map<String, String> annotations = new HashMap<>();
        for (Rule row : file.getModelElementsByType(Rule.class)) {
            if (row.getDescription() != null) {
                annotations.put(
                        row.getId(), row.getDescription().getTextContent().strip());
            }
        }
        return annotations;
    }

    private static DmnEngine engine() {
        var configuration =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.setFeelEngineFactory(() -> new RememberingFeel(new ScalaFeelEngineFactory().createInstance()));
        NoScripts none = new NoScripts();
        configuration.setScriptEngineResolver(none);
        configuration.setElProvider(none::expression);
        configuration.setCustomPostDecisionTableEvaluationListeners(List.of(DmnTable::hear));
        return configuration.buildEngine();
    }

    private static void hear(DmnDecisionTableEvaluationEvent event) {
        List<DmnDecisionTableEvaluationEvent> heard = HEARD.get();
        if (heard != null) {
            heard.add(event);
        }
    }
}
