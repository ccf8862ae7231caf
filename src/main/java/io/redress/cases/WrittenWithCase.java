package io.redress.cases;

import io.redress.audit.CaseEvent;
import java.util.List;

/** Rows of another module that the statement which writes a case writes with it. */
public interface WrittenWithCase {

    /** A part of that statement, {@code name as (insert …)}, with {@code ?} for parameters; the same text each time. */
    String part();

    /** What the part asks for, in its order, when these events are recorded: none, one or many. */
    Object[] parameters(ReturnCase subject, List<CaseEvent> events);
}
