package io.redress.insight;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection that asks the database of each query, with its parameters, how it is going to be answered. */
public final class ExplainedConnection {

    private ExplainedConnection() {}

    /** @param plans gets a plan in JSON for each query */
    public static Connection of(Connection connection, List<String> plans) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            Object made = invoke(connection, method, arguments);
            if (made instanceof PreparedStatement statement) {
                PreparedStatement asked = connection.prepareStatement("explain (format json) " + arguments[0]);
                return explained(statement, asked, plans);
            }
            return method.getName().equals("close") ? null : made;
        });
    }

    private static PreparedStatement explained(
            PreparedStatement statement, PreparedStatement asked, List<String> plans) {
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            if (method.getName().startsWith("set") && arguments.length > 1) {
                invoke(asked, method, arguments);
            }
            if (method.getName().equals("executeQuery")) {
                try (ResultSet answer = asked.executeQuery()) {
                    answer.next();
                    plans.add(answer.getString(1));
                }
            }
            return invoke(statement, method, arguments);
        });
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
                Proxy.newProxyInstance(ExplainedConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
