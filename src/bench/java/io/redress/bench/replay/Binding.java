package io.redress.bench.replay;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Binds logged values, of which only the text is known. Mostly the server knows what it compares them with; where it asks
 * for a type, numbers are numbers and everything else is text.
 */
final class Binding {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

    private final String url;
    private final Map<String, Boolean> clear = new ConcurrentHashMap<>();

    Binding(String url) {
        this.url = url;
    }

    void bind(PreparedStatement statement, String sql, List<@Nullable String> values) throws SQLException {
        boolean typed = !clear.computeIfAbsent(sql, this::isClear);
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            if (value == null || !typed) {
                statement.setObject(i + 1, value, Types.OTHER);
            } else if (NUMBER.matcher(value).matches()) {
                statement.setLong(i + 1, Long.parseLong(value));
            } else {
                statement.setString(i + 1, value);
            }
        }
    }

    /** Whether the server can tell the types; asked on a connection of its own, since a failure ends a transaction. */
    private boolean isClear(String sql) {
        try (Connection aside = DriverManager.getConnection(url);
                PreparedStatement statement = aside.prepareStatement(sql)) {
            statement.getParameterMetaData();
            return true;
        } catch (SQLException unclear) {
            return false;
        }
    }
}
