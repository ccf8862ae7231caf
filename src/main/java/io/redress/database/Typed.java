package io.redress.database;

import java.math.BigDecimal;
import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;

/**
 * Parameters that may be null, with the type that they have otherwise. A null without a type makes another statement of
 * the same text: whoever writes now a value and now none would have PostgreSQL parse and plan it each time.
 */
public final class Typed {

    private Typed() {}

    public static SqlParameterValue text(@Nullable String value) {
        return new SqlParameterValue(Types.VARCHAR, value);
    }

    /** By the name of the constant, as columns have it. */
    public static SqlParameterValue name(@Nullable Enum<?> value) {
        return text(value == null ? null : value.name());
    }

    public static SqlParameterValue amount(@Nullable BigDecimal value) {
        return new SqlParameterValue(Types.NUMERIC, value);
    }
}
