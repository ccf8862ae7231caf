package io.redress.process.store;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.reflection.invoker.Invoker;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.TypeHandler;
import org.jspecify.annotations.Nullable;

/** Reads out of a row what one of the engine's statements writes. */
sealed interface RowReader {

    /** A value to be written, and how. */
    record Parameter(
            TypeHandler<Object> type,
            @Nullable Object value,
            @Nullable JdbcType jdbcType) {}

    String sql();

    /** In the order of the question marks. */
    List<Parameter> read(Object row);

    /**
     * Of a statement that is the same for each row: by which methods of a row its values are had is asked once, where MyBatis
     * asks it anew for each value.
     *
     * @param getters one for each property
     */
    record Direct(Configuration mapping, String sql, List<ParameterMapping> properties, List<Invoker> getters)
            implements RowReader {

        private static final Object[] NO_ARGUMENTS = {};

        @Override
        public List<Parameter> read(Object row) {
            List<Parameter> read = new ArrayList<>(properties.size());
            for (int each = 0; each < properties.size(); each++) {
                read.add(parameter(mapping, properties.get(each), get(getters.get(each), row)));
            }
            return read;
        }

        private static @Nullable Object get(Invoker getter, Object row) {
            try {
                return getter.invoke(row, NO_ARGUMENTS);
            } catch (IllegalAccessException | InvocationTargetException failure) {
                throw new IllegalStateException("A property of " + row.getClass() + " cannot be read", failure);
            }
        }
    }

    /** Of a statement that is put together for each row, or of what is no bean. */
    record Asking(Configuration mapping, BoundSql bound) implements RowReader {

        @Override
        public String sql() {
            return bound.getSql().strip();
        }

        @Override
        public List<Parameter> read(Object row) {
            Function<String, @Nullable Object> properties =
                    mapping.getTypeHandlerRegistry().hasTypeHandler(row.getClass())
                            ? property -> row
                            : mapping.newMetaObject(row)::getValue;
            return bound.getParameterMappings().stream()
                    .map(each -> parameter(mapping, each, value(each.getProperty(), properties)))
                    .toList();
        }

        private @Nullable Object value(String property, Function<String, @Nullable Object> properties) {
            return bound.hasAdditionalParameter(property)
                    ? bound.getAdditionalParameter(property)
                    : properties.apply(property);
        }
    }

    @SuppressWarnings("unchecked")
    private static Parameter parameter(Configuration mapping, ParameterMapping each, @Nullable Object value) {
        JdbcType type = value == null && each.getJdbcType() == null ? mapping.getJdbcTypeForNull() : each.getJdbcType();
        return new Parameter((TypeHandler<Object>) each.getTypeHandler(), value, type);
    }
}
