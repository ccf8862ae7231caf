package io.redress.process;

import io.redress.web.ApiProblem;
import jakarta.ws.rs.WebApplicationException;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.FormException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whoever works on a task in Tasklist while somebody else changes the same case is told so, with 409 and a sentence; the
 * engine's REST calls it an error of the server. What lost to another transaction is done again a few times before, as
 * {@link io.redress.web.Commands} does it for the API. Stands before the transaction; inside another one, whoever began
 * that has to begin again.
 */
final class RacesOfPeople extends CommandInterceptor {

    private final Supplier<StateForLosers> state;

    /** @param state asked for when somebody has lost: what it needs is made after the engine */
    RacesOfPeople(Supplier<StateForLosers> state) {
        this.state = state;
    }

    private static final int ATTEMPTS = 4;

    /** Each finds everything it needs anew when it is executed again. */
    private static final Set<Class<?>> OF_PEOPLE = Set.of(
            CompleteTaskCmd.class,
            SubmitTaskFormCmd.class,
            ResolveTaskCmd.class,
            ClaimTaskCmd.class,
            AssignTaskCmd.class);

    @Override
    public <T> T execute(Command<T> command) {
        if (!OF_PEOPLE.contains(command.getClass())
                || Context.getCommandContext() != null
                || TransactionSynchronizationManager.isActualTransactionActive()) {
            return next.execute(command);
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return next.execute(command);
            } catch (TaskAlreadyClaimedException late) {
                throw refused(
                        command, "task-taken", late.getTaskAssignee() + " has taken this task. Load the list again.");
            } catch (NullValueException gone) {
                throw refused(command, "task-gone", "This task is done or was taken back. Load the list again.");
            } catch (FormRefused refusal) {
                ApiProblem problem = refusal.problem();
                boolean stateIsTold = problem.status() != HttpStatus.CONFLICT
                        || problem.extras().containsKey("stage");
                throw stateIsTold ? refusal : refused(command, problem.code(), problem.getMessage());
            } catch (RuntimeException failure) {
                boolean lost = LostToAnother.isBehind(failure);
                if (!lost && (attempt > 1 || isAnAnswer(failure))) {
                    throw failure;
                }
                if (attempt == ATTEMPTS) {
                    throw refused(
                            command, "concurrent-change", "Others change the same case at this moment. Do it again.");
                }
            }
        }
    }

    /**
     * Whether a failure says what is wrong. A task that somebody else completes at this moment is found without what
     * belongs to it, or without what was allowed with it, which fails in many ways that say nothing; looked for again,
     * it is gone.
     */
    private static boolean isAnAnswer(RuntimeException failure) {
        return failure instanceof WebApplicationException
                || failure instanceof BadUserRequestException
                || failure instanceof FormException;
    }

    private FormRefused refused(Command<?> command, String code, String sentence) {
        String task = String.valueOf(
                PropertyAccessorFactory.forDirectFieldAccess(command).getPropertyValue("taskId"));
        return new FormRefused(state.get().told(task, code, sentence));
    }
}
