package io.redress.bench.report;

import java.time.Duration;

/**
 * What one case costs.
 *
 * @param inputs commands that somebody sent
 * @param jobs timers and asynchronous jobs that ran
 * @param commits transactions that changed something
 * @param statements as the server executed them, each execution of a batch by itself, without begin and commit
 * @param rows inserted, updated and deleted
 * @param indexEntries inserted into b-trees
 * @param walKib without full-page images
 * @param walKibWithImages the same with those of a run that begins with a checkpoint
 */
record Costs(
        double inputs,
        double jobs,
        double commits,
        double statements,
        double rows,
        double indexEntries,
        double walKib,
        double walKibWithImages,
        Duration cpuOfJvm,
        Duration cpuOfDatabase) {}
