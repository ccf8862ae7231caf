package io.redress.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts what this context asks of its database, so that a test can say how much a command takes. */
public final class CommitCounter implements BeanPostProcessor {

    private static final Pattern WRITE =
            Pattern.compile("\\s*(insert|update|delete|merge|truncate)\\b.*", Pattern.DOTALL);

    private static final Pattern CHANGE =
            Pattern.compile("\\b(insert into|delete from|update \\w+ set)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLUMBING =
            Pattern.compile("impl\\.(db|interceptor|pvm|context|delegate|el)\\.|\\$\\$|AbstractManager");

    private final AtomicInteger commits = new AtomicInteger();
    /** Of a thread on which somebody wants to know more than the number of commits: what else goes on is not counted. */
    private final ThreadLocal<@Nullable Work> counted = new ThreadLocal<>();

    private volatile @Nullable Work countedOnAllThreads;

    /**
     * What was asked of the database.
     *
     * @param writing the transactions among the commits that PostgreSQL gave an id, because they changed or locked rows
     * @param statements every round trip with SQL, in order; a batch is one
     * @param batched how many rows the batches among them had beyond the first
     * @param callers who asked for each statement, if {@code -Dredress.statements=true}
     */
    public record Work(
            AtomicInteger commits,
            AtomicInteger writing,
            List<String> statements,
            AtomicInteger batched,
            List<String> callers) {

        Work() {
            this(new AtomicInteger(), new AtomicInteger(), new ArrayList<>(), new AtomicInteger(), new ArrayList<>());
        }

        /**
         * What the statements would be if each changed one table: a part of a {@code with} that changes rows counts as a
         * statement, and so does each further row of a batch.
         */
        public int parts() {
            return batched.get()
                    + statements.stream()
                            .mapToInt(sql -> Math.max(
                                    1, (int) CHANGE.matcher(sql).results().count()))
                            .sum();
        }
    }

    /** Runs something and tells how many commits it made. */
    public int during(Runnable action) {
        int before = commits.get();
        action.run();
        return commits.get() - before;
    }

    /** Runs something on this thread and tells what it asked of the database, on this thread. */
    public Work of(Runnable action) {
        Work work = new Work();
        counted.set(work);
        try {
            action.run();
        } finally {
            counted.remove();
        }
        return work;
    }

    /** Runs something that hands work to other threads, and tells what all threads asked of the database meanwhile. */
    public Work onAllThreads(Runnable action) {
        Work work = new Work();
        countedOnAllThreads = work;
        try {
            action.run();
        } finally {
            countedOnAllThreads = null;
        }
        return work;
    }

    private @Nullable Work counted() {
        Work own = counted.get();
        return own == null ? countedOnAllThreads : own;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource dataSource ? new Counting(dataSource) : bean;
    }

    private final class Counting extends DelegatingDataSource {

        Counting(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return proxy(Connection.class, (proxy, method, arguments) -> {
                if (method.getName().equals("commit")) {
                    commits.incrementAndGet();
                    countCommit(connection);
                }
                Object result = invoke(connection, method, arguments);
                return result instanceof Statement statement && counted() != null
                        ? counting(connection, statement, arguments)
                        : result;
            });
        }
    }

    private void countCommit(Connection connection) throws SQLException {
        Work work = counted();
        if (work == null) {
            return;
        }
        work.commits().incrementAndGet();
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("select pg_current_xact_id_if_assigned() is not null")) {
            answer.next();
            if (answer.getBoolean(1)) {
                work.writing().incrementAndGet();
            }
        }
    }

    private Statement counting(Connection connection, Statement statement, Object @Nullable [] created) {
        String prepared = created != null && created.length > 0 && created[0] instanceof String sql ? sql : "";
        Class<? extends Statement> type = statement instanceof CallableStatement
                ? CallableStatement.class
                : statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
        AtomicInteger batch = new AtomicInteger();
        return proxy(type, (proxy, method, arguments) -> {
            if (method.getName().equals("addBatch")) {
                batch.incrementAndGet();
            }
            if (method.getName().startsWith("execute")) {
                countBatch(batch.getAndSet(0));
                boolean named = arguments != null && arguments.length > 0 && arguments[0] instanceof String;
                count(connection, named ? (String) arguments[0] : prepared);
            }
            return invoke(statement, method, arguments);
        });
    }

    private void count(Connection connection, String sql) throws SQLException {
        Work work = counted();
        if (work == null) {
            return;
        }
        work.statements().add(sql.replaceAll("\\s+", " ").strip());
        if (Boolean.getBoolean("redress.statements")) {
            work.callers().add(callers());
        }
        if (connection.getAutoCommit()
                && WRITE.matcher(sql.toLowerCase(Locale.ROOT)).matches()) {
            work.commits().incrementAndGet();
            work.writing().incrementAndGet();
        }
    }

    private void countBatch(int size) {
        Work work = counted();
        if (work != null && size > 1) {
            work.batched().addAndGet(size - 1);
        }
    }

    /** The steps between the database and whoever asked, without what only passes the question on. */
    private static String callers() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> (frame.getClassName().startsWith("io.redress.")
                                        && !frame.getClassName().startsWith("io.redress.database.CommitCounter"))
                                || frame.getClassName().startsWith("org.camunda.bpm.engine.impl."))
                        .filter(frame -> !PLUMBING.matcher(frame.getClassName()).find())
                        .limit(9)
                        .map(frame -> frame.getClassName().replaceAll(".*\\.", "") + "." + frame.getMethodName())
                        .collect(Collectors.joining(" < ")));
    }

    private static Object invoke(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(CommitCounter.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
