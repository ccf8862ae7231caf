package io.redress.policy;

import io.redress.process.FileRuleTables;
import java.nio.file.Path;

/** The rule tables as they stand in the analysts' folder, for tests that need no engine and no database. */
public final class TestRuleTables {

    private static final FileRuleTables TABLES = new FileRuleTables(Path.of("bpmn", "rules"));

    private TestRuleTables() {}

    /** Compiled once for all tests. */
    public static FileRuleTables load() {
        return TABLES;
    }
}
