package io.redress.bench.peer;

import java.util.Map;

/** What a peer asks of its process engine, each as its manual says. */
public interface DisputeEngine {

    /** Starts the process of a dispute. */
    void start(String caseId, Map<String, Object> variables);

    /** Completes the task of a case that is open at this step, claimed before by whoever is named, if anybody is. */
    void complete(String caseId, String step, String claimedBy, Map<String, Object> variables);

    /** Runs a timer as if it were due. */
    void fire(String jobId);

    /** How a case's timer that is due first is found: a query with the case as its one parameter. */
    String timers();
}
