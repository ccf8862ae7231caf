package io.redress.process;

import io.redress.policy.RuleHit;
import io.redress.policy.RuleResult;
import io.redress.policy.RuleTables;
import io.redress.process.check.LookedAt;
import io.redress.process.guard.ModelFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.impl.hitpolicy.DmnHitPolicyException;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.xml.ModelException;
import org.jspecify.annotations.Nullable;

/** Rule tables of files that nobody has deployed. They answer as they would if they were. */
public final class CandidateTables implements RuleTables {

    private final Map<String, Candidate> tables = new TreeMap<>();

    private CandidateTables() {}

    /**
     * @param allRows the same table with the hit policy by which every row that fits answers
     * @param facts what its rows look at
     */
    private record Candidate(String file, DmnTable table, DmnTable allRows, Set<String> facts) {}

    /** The tables of one file, such as one that is deployed. */
    public static CandidateTables of(String name, byte[] file) {
        CandidateTables tables = new CandidateTables();
        tables.read(new ModelFile(name, file));
        return tables;
    }

    /** Reads all tables of the files. */
    public static CandidateTables of(ModelFiles files) {
        CandidateTables candidates = new CandidateTables();
        files.all().stream().filter(file -> file.name().endsWith(".dmn")).forEach(candidates::read);
        return candidates;
    }

    private void read(ModelFile file) {
        try {
            DmnModelInstance model = DmnTable.read(file.content());
            for (Decision decision : model.getModelElementsByType(Decision.class)) {
                if (decision.getExpression() instanceof DecisionTable table) {
                    Set<String> facts = LookedAt.of(file.name(), decision, table);
                    DmnTable compiled = compile(model, decision);
                    HitPolicy policy = table.getHitPolicy();
                    table.setHitPolicy(HitPolicy.COLLECT);
                    DmnTable allRows = compile(model, decision);
                    table.setHitPolicy(policy);
                    tables.put(decision.getId(), new Candidate(file.name(), compiled, allRows, facts));
                }
            }
        } catch (ModelException | DmnEngineException unreadable) {
            throw new TablesUnreadable(
                    file.name() + " cannot be read: " + unreadable.getMessage() + ". Run process check first.",
                    unreadable);
        }
    }

    private static DmnTable compile(DmnModelInstance model, Decision decision) {
        return DmnTable.compile(model, decision.getId(), 0, decision.getVersionTag());
    }

    /** The keys of all tables. */
    public Set<String> keys() {
        return tables.keySet();
    }

    /** The file that a table stands in. */
    public String file(String table) {
        return candidate(table).file();
    }

    /** The facts that the rows of a table look at. */
    public Set<String> facts(String table) {
        return candidate(table).facts();
    }

    /**
     * {@inheritDoc}
     *
     * @throws RowsOverlap if more rows fit than the hit policy lets
     * @throws IllegalStateException if a cell cannot be evaluated with these facts
     */
    @Override
    public RuleResult evaluate(String table, Map<String, ? extends @Nullable Object> facts) {
        Candidate candidate = candidate(table);
        try {
            return candidate.table().evaluate(facts);
        } catch (DmnHitPolicyException several) {
            throw new RowsOverlap(candidate.allRows().evaluate(facts).hits().stream()
                    .map(RuleHit::ruleId)
                    .toList());
        } catch (DmnEngineException wrong) {
            throw new IllegalStateException(wrong.getMessage(), wrong);
        }
    }

    private Candidate candidate(String table) {
        Candidate candidate = tables.get(table);
        if (candidate == null) {
            throw new IllegalArgumentException("No rule table " + table);
        }
        return candidate;
    }

    /** More rows fit than may. */
    public static final class RowsOverlap extends RuntimeException {

        private final transient List<String> rows;

        RowsOverlap(List<String> rows) {
            super(String.join(", ", rows));
            this.rows = rows;
        }

        /** The ids of the rows. */
        public List<String> rows() {
            return rows;
        }
    }

    /** A file that is no table. */
    public static final class TablesUnreadable extends RuntimeException {
        TablesUnreadable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
