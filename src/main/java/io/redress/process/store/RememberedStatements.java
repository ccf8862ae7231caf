package io.redress.process.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.reflection.Reflector;
import org.apache.ibatis.reflection.invoker.Invoker;
import org.apache.ibatis.scripting.defaults.RawSqlSource;
import org.apache.ibatis.session.Configuration;
import org.jspecify.annotations.Nullable;

/** What is the same each time an engine writes: how rows are read, and the texts of what was combined. For all threads. */
final class RememberedStatements {

    /** Of texts, in characters: more than there are ways through the models with usual numbers of rows, some 10,000 each. */
    private static final int MOST = 8_000_000;

    private final Map<Kind, RowReader> readers = new ConcurrentHashMap<>();
    private final Cache<List<StatementPart.Shape>, String> texts = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((List<StatementPart.Shape> parts, String text) -> text.length())
            .build();

    /** Rows of a class in a statement; as many as the engine has entities and statements for them. */
    private record Kind(String statement, Class<?> row) {}

    RowReader reader(Configuration mapping, String name, Object row) {
        Kind kind = new Kind(name, row.getClass());
        RowReader known = readers.get(kind);
        if (known != null) {
            return known;
        }
        MappedStatement statement = mapping.getMappedStatement(name);
        BoundSql bound = statement.getBoundSql(row);
        List<Invoker> getters = statement.getSqlSource() instanceof RawSqlSource
                ? getters(mapping, bound.getParameterMappings(), row.getClass())
                : null;
        if (getters == null) {
            return new RowReader.Asking(mapping, bound);
        }
        RowReader direct = new RowReader.Direct(mapping, bound.getSql().strip(), bound.getParameterMappings(), getters);
        readers.put(kind, direct);
        return direct;
    }

    /** @return nothing for what is no bean with all of these properties */
    private static @Nullable List<Invoker> getters(
            Configuration mapping, List<ParameterMapping> properties, Class<?> row) {
        if (mapping.getTypeHandlerRegistry().hasTypeHandler(row) || Map.class.isAssignableFrom(row)) {
            return null;
        }
        Reflector bean = mapping.getReflectorFactory().findForClass(row);
        List<Invoker> getters = new ArrayList<>();
        for (ParameterMapping each : properties) {
            if (!bean.hasGetter(each.getProperty())) {
                return null;
            }
            getters.add(bean.getGetInvoker(each.getProperty()));
        }
        return getters;
    }

    /** The same text for the same parts, so that what the driver keeps by text is found at once. */
    String text(List<StatementPart.Shape> parts, Supplier<String> written) {
        return texts.get(parts, unknown -> written.get());
    }
}
