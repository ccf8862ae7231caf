package io.redress.process.guard;

import java.util.Locale;

/** What a model is held against, by the guard or by a check. What each says is told in {@code docs/process.md}. */
public enum Rule {
    /** The file is a diagram, a table or a form, by its name. */
    FILE_TYPE,
    /** No larger than anything that people draw. */
    SIZE,
    /** It can be read, and reads nothing from elsewhere. */
    DOCUMENT,
    /** No element or attribute that nobody has judged. */
    UNKNOWN,
    /** No script, in whatever language. */
    SCRIPT,
    /** No Java class by name. */
    JAVA_CLASS,
    /** No connector, mail or shell task. */
    CONNECTOR,
    /** Only topics of external tasks that the installation has named. */
    EXTERNAL_TASK,
    /** Only delegates that the program registers. */
    DELEGATE,
    /** No listeners and fields beyond a delegate. */
    LISTENER,
    /** Only plain variables, and in conditions their comparison. */
    EXPRESSION,
    /** A term comes from the deadlines table. */
    TERM,
    /** Forms are files of the same deployment. */
    FORM,
    /** Nothing in a form that loads or runs something. */
    FORM_CONTENT,
    /** Every process and table says how long its history is kept. */
    HISTORY,
    /** Processes begin with a case, not by hand. */
    START,
    /** Tables are written in FEEL. */
    LANGUAGE,

    // What follows would not work. A check finds it; no deployment is refused for it.

    /** The engine itself reads it. */
    ENGINE,
    /** Ids, labels and versions follow the conventions of the folder. */
    CONVENTION,
    /** Processes and tables that are named exist, and something starts each process. */
    CALL,
    /** Groups of candidates exist. */
    GROUP,
    /** Messages and errors are thrown by something and caught by something. */
    MESSAGE,
    /** Each wait has a way out by time. */
    WAIT,
    /** A step of a case that commands rely on is there. */
    STEP,
    /** What lies outside the database is done in a transaction of its own, and nothing else is. */
    EFFECT,
    /** Some way leads to each element, and from each to an end. */
    PATH,
    /** Each value that a gateway may meet leads somewhere. */
    GATEWAY,
    /** A variable is set before it is read, and read if it is set. */
    VARIABLE,
    /** A form asks for what its step reads. */
    FIELD,
    /** What a form offers, its step and its table know. */
    CHOICE,
    /** A table asks for facts that the service tells it. */
    FACT,
    /** A table answers with what the service understands. */
    ANSWER,
    /** Each row cites its rule. */
    ROW,
    /** Some row answers whatever is asked. */
    GAP,
    /** Rows do not contradict or repeat each other. */
    OVERLAP,
    /** Each row answers sometimes. */
    UNREACHABLE;

    /** Whether the engine takes no model that breaks it. */
    public boolean keepsOut() {
        return compareTo(LANGUAGE) <= 0;
    }

    /** As messages and the documentation name it, such as {@code java-class}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
