package io.redress.process;

import io.redress.process.change.Mapping;
import io.redress.process.change.ReleaseRecord;
import io.redress.process.change.ReleaseRecord.Note;
import io.redress.process.change.Releases;
import io.redress.process.change.VersionStep;
import io.redress.process.guard.ModelFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes a set of models the one in which new cases begin, or takes that back. */
@Component
public class ProcessRelease {

    private final Releases releases;
    private final ReleaseRecord record;
    private final TransactionTemplate transaction;

    ProcessRelease(ProcessEngine engine, ReleaseRecord record, PlatformTransactionManager transactions) {
        this.releases = new Releases(engine);
        this.record = record;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Deploys all models together.
     *
     * @param tag their version together, which none before had
     * @param mapping a file that says what takes whose place when cases are moved, null for none
     * @param leaveBehind whether cases that cannot move may be left in their version
     * @return one sentence that says what was done
     * @throws ReleaseRefused if they were not checked, not rehearsed with this mapping, or have no versions of their own
     * @throws io.redress.startup.CannotStart if the file is no mapping
     */
    public String deploy(
            ModelFiles files, String tag, String author, String reason, @Nullable Path mapping, boolean leaveBehind) {
        Mapping pairs = mapping == null ? Mapping.NONE : Mapping.read(mapping);
        ProcessCheck check = ProcessCheck.of(files);
        if (!check.isClean()) {
            List<String> reasons = new ArrayList<>(check.findings());
            reasons.add("The check has found this. Nothing was deployed.");
            throw new ReleaseRefused(reasons);
        }
        if (VersionStep.between(tag, tag) != VersionStep.SAME) {
            throw new ReleaseRefused("\"" + tag + "\" is no version. It has three numbers, such as 1.2.0.");
        }
        Note note = new Note(tag, author, reason);
        return Objects.requireNonNull(transaction.execute(status -> deploy(files.all(), note, pairs, leaveBehind)));
    }

    private String deploy(Collection<ModelFile> files, Note note, Mapping mapping, boolean leaveBehind) {
        String current = releases.current();
        if (current != null && record.isSame(files, releases.files(current))) {
            throw new ReleaseRefused("New cases begin in exactly these models already.");
        }
        if (record.isTaken(note.tag())) {
            throw new ReleaseRefused("There is a release " + note.tag() + " already.");
        }
        long running = releases.runningCases();
        if (running > 0) {
            record.obstacle(files, mapping, current, leaveBehind).ifPresent(sentence -> {
                throw new ReleaseRefused(sentence);
            });
        }
        String deployed = releases.deploy("release " + note.tag(), files);
        List<String> unversioned = releases.withoutOwnVersion(deployed);
        if (!unversioned.isEmpty()) {
            throw new ReleaseRefused(unversioned);
        }
        record.keep(deployed, note, files, running > 0 ? mapping : null, null);
        return "Release %s is deployed: new cases begin in it. %d cases were running.".formatted(note.tag(), running);
    }

    /**
     * Lets new cases begin in the models of before. Running cases stay where they are.
     *
     * @return one sentence that says what was done
     * @throws ReleaseRefused if there are none
     */
    public String rollBack(String author, String reason) {
        return Objects.requireNonNull(transaction.execute(status -> {
            String current = releases.current();
            if (current == null) {
                throw new ReleaseRefused("Nothing was ever deployed.");
            }
            String before = before(current);
            List<ModelFile> files = releases.files(before);
            String tag = record.tagOf(before).orElse("as it came with the program");
            String deployed = releases.deploy("back to " + tag, files);
            record.keep(deployed, new Note(tag, author, reason), files, null, before);
            return "New cases begin in the models of before again: %s. Running cases stay in the version that they are in."
                    .formatted(tag);
        }));
    }

    private String before(String current) {
        List<ModelFile> now = releases.files(current);
        return releases.before(record.origin(current)).stream()
                .filter(deployment -> record.origin(deployment).equals(deployment))
                .filter(deployment -> !record.isSame(now, releases.files(deployment)))
                .findFirst()
                .orElseThrow(() -> new ReleaseRefused("There is no version before this one."));
    }
}
