package io.redress.process;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.redress.policy.RuleResult;
import io.redress.policy.RuleTables;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The rule tables that are deployed in the engine. Which version of each table is the latest is asked once in a
 * transaction, for all tables in one statement, so that a deployment by any node counts from the next transaction on;
 * a table is read and compiled once for each version. The engine's own evaluation would ask the database for each table
 * anew, and does not tell which rows were hit.
 */
@Component
class DmnRuleTables implements RuleTables {

    private final RepositoryService repository;
    private final ProcessEngineConfigurationImpl engine;
    private final Map<String, DmnTable> compiled = new ConcurrentHashMap<>();

    DmnRuleTables(ProcessEngine engine) {
        this.repository = engine.getRepositoryService();
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    @Override
    public RuleResult evaluate(String table, Map<String, ? extends @Nullable Object> facts) {
        return table(table).evaluate(facts);
    }

    private DmnTable table(String keyOrId) {
        if (isId(keyOrId)) {
            DmnTable known = compiled.get(keyOrId);
            return known == null ? compile(definition(keyOrId), List.of()) : known;
        }
        Map<String, DecisionDefinition> latest = latest();
        DecisionDefinition definition = latest.get(keyOrId);
        if (definition == null) {
            throw new IllegalArgumentException("No rule table " + keyOrId + " is deployed");
        }
        DmnTable known = compiled.get(definition.getId());
        return known == null ? compile(definition, latest.values()) : known;
    }

    /** The engine makes ids of key, version and a number, with colons between them. */
    private static boolean isId(String table) {
        return table.indexOf(':') >= 0;
    }

    private Map<String, DecisionDefinition> latest() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return askForLatest();
        }
        Latest known = (Latest) TransactionSynchronizationManager.getResource(this);
        if (known == null) {
            known = new Latest(askForLatest());
            TransactionSynchronizationManager.bindResource(this, known);
            TransactionSynchronizationManager.registerSynchronization(
                    new ResourceHolderSynchronization<Latest, DmnRuleTables>(known, this) {});
        }
        return known.definitions;
    }

    private Map<String, DecisionDefinition> askForLatest() {
        return unguarded(() -> repository.createDecisionDefinitionQuery().latestVersion().list().stream()
                .collect(toUnmodifiableMap(DecisionDefinition::getKey, Function.identity())));
    }

    private DecisionDefinition definition(String id) {
        try {
            return unguarded(() -> repository.getDecisionDefinition(id));
        } catch (NotFoundException unknown) {
            throw new IllegalArgumentException("No rule table " + id + " is deployed", unknown);
        }
    }

    /** A file is read once for all its tables. */
    private synchronized DmnTable compile(DecisionDefinition wanted, Collection<DecisionDefinition> others) {
        DmnModelInstance file = DmnTable.read(content(wanted));
        Stream.concat(Stream.of(wanted), others.stream().filter(other -> inOneFile(wanted, other)))
                .forEach(definition -> compiled.computeIfAbsent(
                        definition.getId(),
                        id -> DmnTable.compile(
                                file, definition.getKey(), definition.getVersion(), definition.getVersionTag())));
        return compiled.get(wanted.getId());
    }

    private static boolean inOneFile(DecisionDefinition one, DecisionDefinition other) {
        return one.getDeploymentId().equals(other.getDeploymentId())
                && one.getResourceName().equals(other.getResourceName());
    }

    private byte[] content(DecisionDefinition definition) {
        return unguarded(() -> {
            try (InputStream content = repository.getDecisionModel(definition.getId())) {
                return content.readAllBytes();
            } catch (IOException cause) {
                throw new UncheckedIOException(cause);
            }
        });
    }

    /** Rules apply whoever happens to be signed in to the engine. */
    private <T> T unguarded(Callable<T> question) {
        return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(question));
    }

    /** What was the latest of each table when this transaction first asked. */
    private static final class Latest extends ResourceHolderSupport {
        private final Map<String, DecisionDefinition> definitions;

        Latest(Map<String, DecisionDefinition> definitions) {
            this.definitions = definitions;
        }
    }
}
