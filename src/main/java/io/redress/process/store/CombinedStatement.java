package io.redress.process.store;

import io.redress.process.store.RowReader.Parameter;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.ibatis.reflection.ParamNameResolver;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperation;

/** Several of the engine's inserts, updates and deletes as one statement of PostgreSQL. */
final class CombinedStatement {

    /** With room for one row more. */
    private static final int MOST_PARAMETERS = 30_000;

    private static final int MOST_PARTS = 500;

    private final SqlSession session;
    private final Configuration mapping;
    private final RememberedStatements remembered;
    private final List<DbOperation> operations = new ArrayList<>();
    private final List<StatementPart<Parameter>> parts = new ArrayList<>();
    /** For each operation, the part that it is in. */
    private final List<Integer> places = new ArrayList<>();

    private int parameters;

    CombinedStatement(SqlSession session, RememberedStatements remembered) {
        this.session = session;
        this.remembered = remembered;
        this.mapping = session.getConfiguration();
    }

    boolean isEmpty() {
        return operations.isEmpty();
    }

    /** The protocol counts the parameters of a statement in sixteen bits, and PostgreSQL takes 1,664 columns of counts. */
    boolean isFull() {
        return parameters >= MOST_PARAMETERS || parts.size() >= MOST_PARTS;
    }

    List<DbOperation> operations() {
        return operations;
    }

    /** @param given what the statement is about; a statement finds a collection by the name of its kind */
    void add(DbOperation operation, String statement, Object given) {
        Object argument = ParamNameResolver.wrapToMapIfCollection(given, null);
        RowReader reader = remembered.reader(mapping, statement, argument);
        String sql = reader.sql();
        if (parts.isEmpty() || !parts.get(parts.size() - 1).takes(sql)) {
            parts.add(new StatementPart<>(sql));
        }
        List<Parameter> row = reader.read(argument);
        parts.get(parts.size() - 1).add(row);
        // Ids of rows to be deleted are named twice.
        parameters += row.size() + 1;
        operations.add(operation);
        places.add(parts.size() - 1);
    }

    /** @return for each operation, how many rows it found */
    List<Integer> execute() throws SQLException {
        session.clearCache();
        try (PreparedStatement statement = session.getConnection().prepareStatement(text())) {
            Integer timeout = mapping.getDefaultStatementTimeout();
            if (timeout != null) {
                statement.setQueryTimeout(timeout);
            }
            int index = 0;
            for (StatementPart<Parameter> part : parts) {
                for (Parameter parameter : part.parameters().toList()) {
                    parameter.type().setParameter(statement, ++index, parameter.value(), parameter.jdbcType());
                }
            }
            List<Integer> found =
                    parts.size() == 1 ? List.of(parts.get(0).found(statement.executeUpdate())) : counts(statement);
            return places.stream().map(found::get).toList();
        }
    }

    private List<Integer> counts(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            List<Integer> counts = new ArrayList<>();
            int column = 0;
            for (StatementPart<Parameter> part : parts) {
                counts.add(part.isCounted() ? part.found(row.getInt(++column)) : 1);
            }
            return counts;
        }
    }

    private String text() {
        if (parts.size() == 1) {
            return parts.get(0).text();
        }
        return remembered.text(parts.stream().map(StatementPart::shape).toList(), this::together);
    }

    private String together() {
        String changes = numbered(part -> true)
                .map(each -> "w" + each + " as (" + parts.get(each).text()
                        + (parts.get(each).isCounted() ? " returning 1)" : ")"))
                .collect(Collectors.joining(", "));
        String counts = numbered(StatementPart::isCounted)
                .map(each -> "(select count(*) from w" + each + ")")
                .collect(Collectors.joining(", "));
        return "with " + changes + " select " + (counts.isEmpty() ? "1" : counts);
    }

    private Stream<Integer> numbered(Predicate<StatementPart<Parameter>> which) {
        return IntStream.range(0, parts.size())
                .filter(each -> which.test(parts.get(each)))
                .boxed();
    }
}
