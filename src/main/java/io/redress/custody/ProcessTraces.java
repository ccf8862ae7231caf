package io.redress.custody;

import io.redress.cases.CaseNumber;

/** What the process engine remembers of a case that has ended. */
public interface ProcessTraces {

    /**
     * Removes all of it, in the caller's transaction: which tasks there were, what they were called and said, who did
     * them, variables, comments, attachments, and what operators did. The log of the case has what happened.
     *
     * @return how many process instances were forgotten
     */
    int forget(CaseNumber number);
}
