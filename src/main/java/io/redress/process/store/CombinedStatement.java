package io.redress.process.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.reflection.ParamNameResolver;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.TypeHandler;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperation;
import org.jspecify.annotations.Nullable;

/** Several of the engine's inserts, updates and deletes as one statement of PostgreSQL. */
final class CombinedStatement {

    private static final Pattern ONE_ROW =
            Pattern.compile("(insert into .+?\\)\\s*values\\s*)(\\(.+\\))", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** With room for one row more. */
    private static final int MOST_PARAMETERS = 30_000;

    private static final int MOST_PARTS = 500;

    private final SqlSession session;
    private final Configuration mapping;
    private final List<DbOperation> operations = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    /** For each operation, the part that it is in. */
    private final List<Integer> places = new ArrayList<>();

    CombinedStatement(SqlSession session) {
        this.session = session;
        this.mapping = session.getConfiguration();
    }

    private record Part(String sql, int rows) {

        /** Rows of one table, one after another, are one insert. */
        String text() {
            Matcher insert = ONE_ROW.matcher(sql);
            return rows == 1 || !insert.matches()
                    ? sql
                    : insert.group(1) + String.join(", ", Collections.nCopies(rows, insert.group(2)));
        }
    }

    private record Parameter(
            TypeHandler<Object> type,
            @Nullable Object value,
            @Nullable JdbcType jdbcType) {}

    boolean isEmpty() {
        return operations.isEmpty();
    }

    /** The protocol counts the parameters of a statement in sixteen bits, and PostgreSQL takes 1,664 columns of counts. */
    boolean isFull() {
        return parameters.size() >= MOST_PARAMETERS || parts.size() >= MOST_PARTS;
    }

    List<DbOperation> operations() {
        return operations;
    }

    /** @param given what the statement is about; a statement finds a collection by the name of its kind */
    void add(DbOperation operation, String statement, Object given) {
        Object argument = ParamNameResolver.wrapToMapIfCollection(given, null);
        MappedStatement mapped = mapping.getMappedStatement(statement);
        BoundSql bound = mapped.getBoundSql(argument);
        String sql = bound.getSql().strip();
        Part last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
        if (last != null && last.sql().equals(sql) && ONE_ROW.matcher(sql).matches()) {
            parts.set(parts.size() - 1, new Part(sql, last.rows() + 1));
        } else {
            parts.add(new Part(sql, 1));
        }
        operations.add(operation);
        places.add(parts.size() - 1);
        bound.getParameterMappings().forEach(each -> parameters.add(parameter(each, bound, argument)));
    }

    @SuppressWarnings("unchecked")
    private Parameter parameter(ParameterMapping each, BoundSql bound, Object argument) {
        String property = each.getProperty();
        Object value = bound.hasAdditionalParameter(property)
                ? bound.getAdditionalParameter(property)
                : mapping.getTypeHandlerRegistry().hasTypeHandler(argument.getClass())
                        ? argument
                        : mapping.newMetaObject(argument).getValue(property);
        JdbcType type = value == null && each.getJdbcType() == null ? mapping.getJdbcTypeForNull() : each.getJdbcType();
        return new Parameter((TypeHandler<Object>) each.getTypeHandler(), value, type);
    }

    /** @return for each operation, how many rows it found */
    List<Integer> execute() throws SQLException {
        session.clearCache();
        try (PreparedStatement statement = session.getConnection().prepareStatement(text())) {
            Integer timeout = mapping.getDefaultStatementTimeout();
            if (timeout != null) {
                statement.setQueryTimeout(timeout);
            }
            for (int each = 0; each < parameters.size(); each++) {
                Parameter parameter = parameters.get(each);
                parameter.type().setParameter(statement, each + 1, parameter.value(), parameter.jdbcType());
            }
            List<Integer> found = parts.size() == 1 ? List.of(statement.executeUpdate()) : counts(statement);
            return places.stream()
                    .map(place -> parts.get(place).rows() > 1 ? 1 : found.get(place))
                    .toList();
        }
    }

    private List<Integer> counts(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            List<Integer> counts = new ArrayList<>();
            for (int each = 1; each <= parts.size(); each++) {
                counts.add(row.getInt(each));
            }
            return counts;
        }
    }

    private String text() {
        if (parts.size() == 1) {
            return parts.get(0).text();
        }
        String changes = IntStream.range(0, parts.size())
                .mapToObj(each -> "w%d as (%s returning 1)"
                        .formatted(each, parts.get(each).text()))
                .collect(Collectors.joining(", "));
        String counts = IntStream.range(0, parts.size())
                .mapToObj("(select count(*) from w%d)"::formatted)
                .collect(Collectors.joining(", "));
        return "with " + changes + " select " + counts;
    }
}
