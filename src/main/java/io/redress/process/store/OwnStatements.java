package io.redress.process.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.session.Configuration;

/** The statements that the engine does not bring along, from {@code engine-statements.xml}. */
final class OwnStatements {

    static final String EXECUTIONS_OF_TREE = "redressExecutionsOfTree";
    static final String VARIABLES_OF_TREE = "redressVariablesOfTree";
    static final String STAMP_OF_DEFINITIONS = "redressStampOfDefinitions";
    static final String DELETE_LINKS_OF_TASK = "redressDeleteLinksOfTask";

    /** They compute how long something took from the beginning that lies there, instead of asking for it before. */
    private static final Map<String, String> INSTEAD = Map.of(
            "updateHistoricActivityInstanceEvent", "redressEndActivityInstance",
            "updateHistoricTaskInstanceEvent", "redressUpdateTaskInstance",
            "updateHistoricProcessInstanceEvent", "redressUpdateProcessInstance");

    private static final String FILE = "engine-statements.xml";

    private OwnStatements() {}

    static String insteadOf(String statement) {
        return INSTEAD.getOrDefault(statement, statement);
    }

    static void addTo(Configuration mapping) {
        try (InputStream file = OwnStatements.class.getResourceAsStream("/db/" + FILE)) {
            new XMLMapperBuilder(file, mapping, FILE, mapping.getSqlFragments()).parse();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
