package io.redress.process;

import io.redress.policy.OpenedUnder;
import io.redress.policy.RuleResult;
import io.redress.policy.RuleTables;
import io.redress.process.change.DeployedTables;
import io.redress.process.change.TableVersion;
import io.redress.process.change.TableVersions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
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
 * The rule tables that are deployed in the engine. Whether anything was deployed is asked once in a transaction, for all
 * tables in one statement, so that a deployment by any node counts from the next transaction on; when each version applies
 * is read only then, and a table is compiled once for each version. The engine's own evaluation would ask the database for
 * each table anew, knows no days, and does not tell which rows were hit.
 */
@Component
class DmnRuleTables implements RuleTables {

    private final RepositoryService repository;
    private final ProcessEngineConfigurationImpl engine;
    private final DeployedTables deployed;
    private final Clock clock;
    private final Map<String, DmnTable> compiled = new ConcurrentHashMap<>();
    private volatile @Nullable Known known;

    DmnRuleTables(ProcessEngine engine, DeployedTables deployed, Clock clock) {
        this.repository = engine.getRepositoryService();
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.deployed = deployed;
        this.clock = clock;
    }

    @Override
    public RuleResult evaluate(String table, Map<String, ? extends @Nullable Object> facts) {
        return isId(table) ? byId(table).evaluate(facts) : evaluate(table, OpenedUnder.TODAY, facts);
    }

    @Override
    public RuleResult evaluate(String table, OpenedUnder opened, Map<String, ? extends @Nullable Object> facts) {
        TableVersions versions = versions();
        TableVersion version = versions.of(table, opened, clock.instant())
                .orElseThrow(() -> new IllegalArgumentException("No rule table " + table + " is deployed"));
        DmnTable once = compiled.get(version.definition());
        return (once == null ? compile(version, versions) : once).evaluate(facts);
    }

    @Override
    public OpenedUnder openedAt(Instant now) {
        return new OpenedUnder(now, versions().newest());
    }

    /** The engine makes ids of key, version and a number, with colons between them. */
    private static boolean isId(String table) {
        return table.indexOf(':') >= 0;
    }

    private TableVersions versions() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return ask();
        }
        Seen seen = (Seen) TransactionSynchronizationManager.getResource(this);
        if (seen == null) {
            seen = new Seen(ask());
            TransactionSynchronizationManager.bindResource(this, seen);
            TransactionSynchronizationManager.registerSynchronization(
                    new ResourceHolderSynchronization<Seen, DmnRuleTables>(seen, this) {});
        }
        return seen.versions;
    }

    /** What a transaction that is taken back has seen of itself has a state that no other sees. */
    private TableVersions ask() {
        DeployedTables.State state = deployed.state();
        Known last = known;
        if (last != null && last.state().equals(state)) {
            return last.versions();
        }
        TableVersions versions = deployed.versions();
        known = new Known(state, versions);
        return versions;
    }

    private DmnTable byId(String id) {
        DmnTable once = compiled.get(id);
        if (once != null) {
            return once;
        }
        DecisionDefinition definition = definition(id);
        return compiled.computeIfAbsent(
                id,
                unknown -> DmnTable.compile(
                        DmnTable.read(content(id)),
                        definition.getKey(),
                        definition.getVersion(),
                        definition.getVersionTag()));
    }

    private DecisionDefinition definition(String id) {
        try {
            return unguarded(() -> repository.getDecisionDefinition(id));
        } catch (NotFoundException unknown) {
            throw new IllegalArgumentException("No rule table " + id + " is deployed", unknown);
        }
    }

    /** A file is read once for all its tables. */
    private synchronized DmnTable compile(TableVersion wanted, TableVersions versions) {
        DmnModelInstance file = DmnTable.read(content(wanted.definition()));
        List<TableVersion> together = versions.together(wanted);
        together.forEach(one -> compiled.computeIfAbsent(
                one.definition(), id -> DmnTable.compile(file, one.key(), one.version(), one.versionTag())));
        return compiled.get(wanted.definition());
    }

    private byte[] content(String definition) {
        return unguarded(() -> {
            try (InputStream content = repository.getDecisionModel(definition)) {
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

    /** What this node has read last. */
    private record Known(DeployedTables.State state, TableVersions versions) {}

    /** What there was when this transaction first asked. */
    private static final class Seen extends ResourceHolderSupport {
        private final TableVersions versions;

        Seen(TableVersions versions) {
            this.versions = versions;
        }
    }
}
