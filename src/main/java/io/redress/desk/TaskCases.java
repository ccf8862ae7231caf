package io.redress.desk;

import io.redress.security.Caller;
import io.redress.web.NotFound;

/** Which case a task in Tasklist is about. */
public interface TaskCases {

    /**
     * The number of the task's case.
     *
     * @throws NotFound if there is no such task, or this reader does not see it in Tasklist
     */
    String caseOf(String taskId, Caller reader);
}
