package io.redress.process.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.ibatis.builder.xml.XMLConfigBuilder;
import org.apache.ibatis.io.Resources;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;

/**
 * The engine's own statements, read from its mapping files on a thread of their own. That is a quarter of what a start has
 * to do one thing after the other, and needs nothing that Spring makes before.
 */
public final class EngineStatements {

    private static final String NO_PREFIX = "";
    private static final String NO_ENVIRONMENT = "";

    private final FutureTask<Configuration> reading = new FutureTask<>(EngineStatements::read);

    /** Begins to read; with the class loader of whoever calls. */
    static EngineStatements begin() {
        EngineStatements statements = new EngineStatements();
        Thread reader = new Thread(statements.reading, "engine-statements");
        reader.setDaemon(true);
        reader.start();
        return statements;
    }

    /** As the engine would read them, for PostgreSQL and tables that have no prefix. */
    private static Configuration read() throws IOException {
        Properties words = new Properties();
        words.put("prefix", NO_PREFIX);
        ProcessEngineConfigurationImpl.initSqlSessionFactoryProperties(words, NO_PREFIX, DbSqlSessionFactory.POSTGRES);
        try (InputStream file =
                Resources.getResourceAsStream(ProcessEngineConfigurationImpl.DEFAULT_MYBATIS_MAPPING_FILE)) {
            return new XMLConfigBuilder(file, NO_ENVIRONMENT, words).parse();
        }
    }

    /** Gives them to an engine, which then does not read them itself; waits until they are read. */
    void giveTo(ProcessEngineConfigurationImpl engine) {
        engine.setSqlSessionFactory(new DefaultSqlSessionFactory(whole()));
    }

    /** Once the engine knows its data source, and before it has asked for anything. */
    static void connect(ProcessEngineConfigurationImpl engine) {
        Configuration mapping = engine.getSqlSessionFactory().getConfiguration();
        mapping.setEnvironment(new Environment("default", engine.getTransactionFactory(), engine.getDataSource()));
        mapping.setDefaultStatementTimeout(engine.getJdbcStatementTimeout());
        mapping.setDefaultExecutorType(engine.isJdbcBatchProcessing() ? ExecutorType.BATCH : ExecutorType.SIMPLE);
    }

    private Configuration whole() {
        try {
            return reading.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("The engine's mapping files cannot be read", failure.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while the engine's mapping files were read", stopped);
        }
    }
}
