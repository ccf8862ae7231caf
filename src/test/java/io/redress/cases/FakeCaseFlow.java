package io.redress.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Stands in for the process engine: leaves the step it is told to, and then does what the test says comes next. */
public class FakeCaseFlow implements CaseFlow {

    /** One call that moved a process on. */
    public record Advanced(CaseNumber number, Step step, Map<String, Object> routing) {}

    private final Cases cases;
    private final Map<Step, Consumer<CaseNumber>> next = new EnumMap<>(Step.class);
    private final List<Advanced> advanced = new ArrayList<>();
    private final List<String> claimed = new ArrayList<>();
    private final List<String> released = new ArrayList<>();
    private final List<String> handedOver = new ArrayList<>();
    private final Map<CaseNumber, String> assignees = new HashMap<>();

    FakeCaseFlow(Cases cases) {
        this.cases = cases;
    }

    /** Forgets what it was told before. */
    public void reset() {
        next.clear();
        advanced.clear();
        claimed.clear();
        released.clear();
        handedOver.clear();
        assignees.clear();
    }

    /** Somebody has claimed the task of staff. */
    public void assign(CaseNumber number, String person) {
        assignees.put(number, person);
    }

    /** {@code DECIDE_DISPUTE to omar: Handed over by mia: …}. */
    public List<String> handedOver() {
        return handedOver;
    }

    /** What the process does once it has left {@code step}, in the same transaction. */
    public void after(Step step, Consumer<CaseNumber> then) {
        next.put(step, then);
    }

    public List<Advanced> advanced() {
        return advanced;
    }

    /** The routing of the one call that moved the process on. */
    public Map<String, Object> routing() {
        assertThat(advanced).hasSize(1);
        return advanced.get(0).routing();
    }

    /** {@code mia at DECIDE_DISPUTE}. */
    public List<String> claimed() {
        return claimed;
    }

    public List<String> released() {
        return released;
    }

    @Override
    public void start(CaseNumber number) {
        cases.lock(number);
    }

    @Override
    public void advance(CaseNumber number, Step step, Map<String, Object> routing) {
        ReturnCase subject = cases.lock(number);
        assertThat(subject.waitsAt(step)).as("the case waits at %s", step).isTrue();
        subject.leave(step);
        advanced.add(new Advanced(number, step, routing));
        next.getOrDefault(step, ignored -> {}).accept(number);
    }

    @Override
    public void interrupt(CaseNumber number, Interruption interruption) {
        cases.lock(number);
    }

    @Override
    public void reschedule(CaseNumber number) {
        cases.lock(number);
    }

    @Override
    public void claim(CaseNumber number, Step step, String person) {
        claimed.add(person + " at " + step);
    }

    @Override
    public Optional<String> assignee(CaseNumber number, Step step) {
        return Optional.ofNullable(assignees.get(number));
    }

    @Override
    public List<String> colleagues(CaseNumber number, Step step) {
        return step == Step.DECIDE_DISPUTE || step == Step.DECIDE_OBJECTION
                ? List.of("lena", "mia", "omar")
                : List.of("lena", "sofia");
    }

    @Override
    public void handOver(CaseNumber number, Step step, @Nullable String person, String note) {
        handedOver.add(step + " to " + person + ": " + note);
        if (person == null) {
            assignees.remove(number);
        } else {
            assignees.put(number, person);
        }
    }

    @Override
    public void release(CaseNumber number, String person) {
        released.add(person);
    }
}
