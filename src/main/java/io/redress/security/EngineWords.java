package io.redress.security;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The engine's messages as they may leave the house: without its numbers, classes and statements. */
final class EngineWords {

    private static final Pattern NUMBER = Pattern.compile("ENGINE(-REST)?-\\d+\\s*");
    private static final Pattern CLASS = Pattern.compile(
            "\\b(?:org|java|javax|jakarta|com|scala|sun|jdk|io\\.redress|spinjar|camundajar)(?:\\.\\w+)*\\.[A-Z][\\w$]*:?\\s*");
    private static final Pattern STATEMENT = Pattern.compile(
            "###|\\bSQLSTATE\\b|\\bselect\\b.{0,400}\\bfrom\\b.{0,400}\\bwhere\\b|\\binsert into\\b|\\bdelete from\\b|\\bupdate\\b.{0,80}\\bset\\b|act_\\w\\w_\\w+|\\n\\s+at ",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private EngineWords() {}

    /** Null if the message says nothing that others can use. */
    static @Nullable String outside(@Nullable String message) {
        if (message == null || STATEMENT.matcher(message).find()) {
            return null;
        }
        String told = CLASS.matcher(NUMBER.matcher(message).replaceAll(""))
                .replaceAll("")
                .strip();
        return told.isEmpty() ? null : told;
    }
}
