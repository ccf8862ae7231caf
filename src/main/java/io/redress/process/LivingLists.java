package io.redress.process;

import io.redress.process.TaskList.Due;
import io.redress.process.TaskList.Whose;
import io.redress.time.WorkingDays;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The engine's filters, of which ours mean whoever looks and the moment of looking: a filter says so in its properties,
 * by one of a few words, and the query is completed here. Expressions in stored queries, which the engine has for this,
 * stay switched off: whoever may save a filter could run code with them. Lists as we have made them are not asked of the
 * engine at all, but found by {@link ListedTasks}.
 */
final class LivingLists extends FilterServiceImpl {

    private final ObjectProvider<IdentityService> identity;
    private final ObjectProvider<WorkingDays> calendar;
    private final ObjectProvider<Clock> clock;
    private final ObjectProvider<OurLists> ours;
    private final ObjectProvider<ListedTasks> listed;

    /** Each asked late, since the engine is built before them. */
    LivingLists(
            ObjectProvider<IdentityService> identity,
            ObjectProvider<WorkingDays> calendar,
            ObjectProvider<Clock> clock,
            ObjectProvider<OurLists> ours,
            ObjectProvider<ListedTasks> listed) {
        this.identity = identity;
        this.calendar = calendar;
        this.clock = clock;
        this.ours = ours;
        this.listed = listed;
    }

    @Override
    public <T> List<T> list(String filter) {
        return super.list(filter, this.<T>completed(filter, null));
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> list(String filter, Q narrower) {
        return super.list(filter, this.<T>completed(filter, narrower));
    }

    @Override
    public <T> List<T> listPage(String filter, int first, int most) {
        return this.<T>page(filter, null, first, most)
                .orElseGet(() -> super.listPage(filter, this.<T>completed(filter, null), first, most));
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> listPage(String filter, Q narrower, int first, int most) {
        return this.<T>page(filter, narrower, first, most)
                .orElseGet(() -> super.listPage(filter, this.<T>completed(filter, narrower), first, most));
    }

    @Override
    public <T> T singleResult(String filter) {
        return super.singleResult(filter, this.<T>completed(filter, null));
    }

    @Override
    public <T, Q extends Query<?, T>> T singleResult(String filter, Q narrower) {
        return super.singleResult(filter, this.<T>completed(filter, narrower));
    }

    @Override
    public Long count(String filter) {
        return count(filter, null);
    }

    @Override
    public Long count(String filter, Query<?, ?> narrower) {
        return ask(filter, narrower)
                .map(ask -> listed.getObject().count(ask))
                .orElseGet(() -> super.count(filter, completed(filter, narrower)));
    }

    /** Found by our indexes, then read as the engine reads tasks, which looks at rights once more. */
    @SuppressWarnings("unchecked")
    private <T> Optional<List<T>> page(String filter, @Nullable Query<?, ?> narrower, int first, int most) {
        return ask(filter, narrower)
                .map(ask -> listed.getObject().page(ask, first, most))
                .map(ids -> ids.isEmpty() ? List.of() : (List<T>) read(ids));
    }

    private List<Task> read(List<String> ids) {
        return new TaskQueryImpl(commandExecutor)
                .taskIdIn(ids.toArray(String[]::new)).initializeFormKeys().unlimitedList().stream()
                        .sorted(Comparator.comparingInt(task -> ids.indexOf(task.getId())))
                        .toList();
    }

    private Optional<ListedTasks.Ask> ask(String id, @Nullable Query<?, ?> narrower) {
        Filter filter = getFilter(id);
        Instant before = word(filter.getProperties(), TaskList.DUE, Due.values())
                .map(this::end)
                .orElse(null);
        return ours.getObject().ask(filter, narrower, before);
    }

    @SuppressWarnings("unchecked")
    private <T> @Nullable Query<?, T> completed(String filter, @Nullable Query<?, ?> narrower) {
        Map<String, Object> properties = getFilter(filter).getProperties();
        Optional<Whose> whose = word(properties, TaskList.WHOSE, Whose.values());
        Optional<Due> due = word(properties, TaskList.DUE, Due.values());
        if (whose.isPresent() || due.isPresent()) {
            TaskQueryImpl query = narrower == null ? new TaskQueryImpl() : (TaskQueryImpl) narrower;
            whose.ifPresent(word -> ofThePerson(query, word));
            due.ifPresent(word -> byNow(query, word));
            return (Query<?, T>) query;
        }
        return (Query<?, T>) narrower;
    }

    private void ofThePerson(TaskQuery query, Whose whose) {
        Authentication signedIn = identity.getObject().getCurrentAuthentication();
        // Nobody's name is empty.
        String person = signedIn == null || signedIn.getUserId() == null ? "" : signedIn.getUserId();
        switch (whose) {
            case MINE -> query.taskAssignee(person);
            case OFFERED -> query.taskCandidateUser(person);
            case MINE_OR_OFFERED ->
                query.or().taskAssignee(person).taskCandidateUser(person).endOr();
        }
    }

    /** A search within the list may ask for less, and not for more. */
    private void byNow(TaskQueryImpl query, Due due) {
        query.dueBefore(Stream.of(query.getDueBefore(), Date.from(end(due)))
                .filter(date -> date != null)
                .min(Date::compareTo)
                .orElseThrow());
    }

    private Instant end(Due due) {
        return switch (due) {
            case PAST -> clock.getObject().instant();
            case TODAY -> endOfToday();
        };
    }

    private Instant endOfToday() {
        WorkingDays days = calendar.getObject();
        return LocalDate.ofInstant(clock.getObject().instant(), days.zone())
                .plusDays(1)
                .atStartOfDay(days.zone())
                .toInstant();
    }

    private static <E extends Enum<E>> Optional<E> word(
            @Nullable Map<String, Object> properties, String name, E[] known) {
        Object word = properties == null ? null : properties.get(name);
        return Stream.of(known).filter(one -> one.name().equals(word)).findFirst();
    }
}
