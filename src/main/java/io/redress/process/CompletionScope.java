package io.redress.process;

import io.redress.cases.CaseNumber;
import io.redress.cases.Step;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;

/**
 * Knows, on this thread, who completes a task: a command through {@link EngineCaseFlow}, which has changed the case
 * already, or a person in Tasklist, whose form is translated into that very command while the task completes.
 */
final class CompletionScope {

    private static final ThreadLocal<@Nullable CompletionScope> CURRENT = new ThreadLocal<>();

    private final @Nullable DelegateTask fromTasklist;
    private boolean advanced;

    private CompletionScope(@Nullable DelegateTask fromTasklist) {
        this.fromTasklist = fromTasklist;
    }

    /** A command completes tasks inside {@code work}: their forms are not looked at. */
    static void byCommand(Runnable work) {
        within(new CompletionScope(null), () -> {
            work.run();
            return null;
        });
    }

    /**
     * A person completes {@code task}; {@code command} does what the form says.
     *
     * @return whether the command asked the process to go on from here
     */
    static boolean byPerson(DelegateTask task, Runnable command) {
        CompletionScope scope = new CompletionScope(task);
        return within(scope, () -> {
            command.run();
            return scope.advanced;
        });
    }

    static boolean isByCommand() {
        CompletionScope current = CURRENT.get();
        return current != null && current.fromTasklist == null;
    }

    /** If it is this step that a person is completing, hands over the routing variables and lets the task go on. */
    static boolean advances(CaseNumber number, Step step, Map<String, Object> routing) {
        Optional<DelegateTask> completing = Optional.ofNullable(CURRENT.get())
                .map(scope -> scope.fromTasklist)
                .filter(task -> task.getTaskDefinitionKey().equals(StepTasks.keyOf(step)))
                .filter(task -> CaseOf.task(task).equals(number));
        completing.ifPresent(task -> {
            task.getExecution().setVariables(routing);
            CURRENT.get().advanced = true;
        });
        return completing.isPresent();
    }

    private static <T> T within(CompletionScope scope, Callable<T> work) {
        CompletionScope outer = CURRENT.get();
        CURRENT.set(scope);
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("commands throw unchecked exceptions only", e);
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }
}
