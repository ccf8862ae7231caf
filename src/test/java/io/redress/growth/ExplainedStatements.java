package io.redress.growth;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Asks the database, before each statement of this context that is another, how it is going to be answered. */
public final class ExplainedStatements implements BeanPostProcessor {

    private static final Pattern EXPLAINABLE = Pattern.compile(
            "\\s*(select|insert|update|delete|merge|with)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Set while somebody wants to know. */
    private volatile @Nullable Map<String, String> plans;

    /** Runs something and gives the plan, in JSON, of each statement that it took. */
    public Map<String, String> during(Runnable action) {
        Map<String, String> found = new ConcurrentHashMap<>();
        plans = found;
        try {
            action.run();
        } finally {
            plans = null;
        }
        return found;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource dataSource ? new Explaining(dataSource) : bean;
    }

    private final class Explaining extends DelegatingDataSource {

        Explaining(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return proxy(Connection.class, (proxy, method, arguments) -> {
                Object made = invoke(connection, method, arguments);
                return made instanceof PreparedStatement statement && plans != null
                        ? explained(connection, statement, (String) arguments[0])
                        : made;
            });
        }
    }

    private PreparedStatement explained(Connection connection, PreparedStatement statement, String sql) {
        List<Object[]> settings = new ArrayList<>();
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            if (method.getName().startsWith("set") && arguments != null && arguments.length > 1) {
                settings.add(new Object[] {method, arguments});
            } else if (method.getName().startsWith("execute")
                    || method.getName().equals("addBatch")) {
                explain(connection, sql, settings);
                settings.clear();
            }
            return invoke(statement, method, arguments);
        });
    }

    private void explain(Connection connection, String sql, List<Object[]> settings) throws Throwable {
        Map<String, String> found = plans;
        if (found == null
                || settings.isEmpty() && sql.contains("?")
                || found.containsKey(sql)
                || !EXPLAINABLE.matcher(sql).matches()) {
            return;
        }
        try (PreparedStatement asked = connection.prepareStatement("explain (format json) " + sql)) {
            for (Object[] setting : settings) {
                invoke(asked, (Method) setting[0], (Object[]) setting[1]);
            }
            try (ResultSet answer = asked.executeQuery()) {
                answer.next();
                found.put(sql, answer.getString(1));
            }
        }
    }

    private static Object invoke(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(ExplainedStatements.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
