package io.redress.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.RedressApi.Answer;
import io.redress.audit.CaseEvent;
import io.redress.audit.CaseEventType;
import io.redress.audit.CaseLog;
import io.redress.cases.CaseNumber;
import io.redress.cases.ReturnCase;
import io.redress.cases.Stage;
import io.redress.policy.DeadlineName;
import io.redress.security.Side;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ListAssert;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/**
 * One case on its way through the models: parties and staff act over HTTP or in Tasklist, timers are fired, and after
 * every step case and engine have to agree.
 */
final class CaseWalk {

    private static final Map<String, Object> DISPUTE = Map.of("expected", "Whole lamps", "received", "Broken lamps");

    private final EngineProbe engine;
    private final CaseLog log;
    private final RedressApi api;
    private final OrderFacts order;
    private final CaseNumber number;

    CaseWalk(EngineProbe engine, CaseLog log, RedressApi api, OrderFacts order, CaseNumber number) {
        this.engine = engine;
        this.log = log;
        this.api = api;
        this.order = order;
        this.number = number;
        engine.assertAgreement(number);
    }

    // ---- what it is -------------------------------------------------------------------------------------------------

    CaseNumber number() {
        return number;
    }

    OrderFacts order() {
        return order;
    }

    ReturnCase subject() {
        return engine.read(number);
    }

    /** The case as the buyer reads it. */
    Answer view() {
        return as(Side.BUYER).get(path("")).expect(200);
    }

    ProcessInstance instance(String model) {
        return engine.instance(number, model);
    }

    RedressApi.As as(Side side) {
        return side == Side.BUYER ? api.buyer(order.buyer()) : api.seller(order.seller());
    }

    RedressApi.As staff(String person) {
        return api.client(person);
    }

    // ---- commands ---------------------------------------------------------------------------------------------------

    /** Sends a command that has to be accepted. */
    Answer command(RedressApi.As by, String path, Map<String, ?> body) {
        Answer answer = by.post(path(path), body);
        assertThat(answer.status()).as("%s: %s", path, answer.body()).isIn(200, 201);
        engine.assertAgreement(number);
        return answer;
    }

    /** Sends a command that has to be refused by rule, with this code, changing nothing. */
    Answer refused(RedressApi.As by, String path, Map<String, ?> body, String code) {
        int before = subject().changes();
        Answer answer = by.post(path(path), body);
        assertThat(answer.status()).as("%s: %s", path, answer.body()).isIn(400, 403, 404, 409, 422, 503);
        assertThat(answer.text("/code")).as("%s", answer.body()).isEqualTo(code);
        assertThat(subject().changes()).isEqualTo(before);
        engine.assertAgreement(number);
        return answer;
    }

    CaseWalk accepts(Side side) {
        command(as(side), "/offers/" + openOffer() + "/accept", Map.of());
        return this;
    }

    CaseWalk rejects(Side side) {
        command(as(side), "/offers/" + openOffer() + "/reject", Map.of("reason", "We disagree."));
        return this;
    }

    CaseWalk offers(Side side, Map<String, ?> remedy) {
        command(as(side), "/offers", Map.of("remedy", remedy));
        return this;
    }

    CaseWalk escalates(Side side) {
        command(as(side), "/escalate", Map.of("statement", DISPUTE));
        return this;
    }

    CaseWalk completesEvidence(Side side) {
        command(as(side), "/evidence/complete", Map.of());
        return this;
    }

    CaseWalk decides(String mediator, Map<String, ?> remedy, String fault) {
        command(staff(mediator), "/decision", decision(remedy, fault));
        return this;
    }

    CaseWalk appeals(Side side, String ground, String explanation) {
        command(as(side), "/appeals", Map.of("ground", ground, "explanation", explanation));
        return this;
    }

    static Map<String, Object> decision(Map<String, ?> remedy, String fault) {
        return Map.of(
                "remedy",
                remedy,
                "fault",
                fault,
                "returnRequired",
                false,
                "reasons",
                "The photos show that the goods arrived broken.");
    }

    static Map<String, Object> dispute() {
        return Map.of("statement", DISPUTE);
    }

    String openOffer() {
        return subject().openOffer().orElseThrow().id().toString();
    }

    String appealId() {
        return String.valueOf(subject().appealId());
    }

    /** The request refused, the dispute opened, nobody having handed anything in. */
    CaseWalk toMediation() {
        rejects(Side.SELLER).escalates(Side.BUYER).completesEvidence(Side.BUYER).completesEvidence(Side.SELLER);
        assertThat(subject().stage()).isEqualTo(Stage.MEDIATION);
        return this;
    }

    // ---- Tasklist ---------------------------------------------------------------------------------------------------

    /** Submits the form of a task in Tasklist. */
    CaseWalk form(String person, String task, Map<String, Object> fields) {
        engine.submit(number, person, task, fields);
        engine.assertAgreement(number);
        return this;
    }

    /** Submits a form that has to be refused: the task is still there, and nothing has changed. */
    CaseWalk formRefused(String person, String task, Map<String, Object> fields, String because) {
        int before = subject().changes();
        List<String> waiting = engine.waitsAt(number);
        Throwable refusal = catchThrowable(() -> engine.submit(number, person, task, fields));
        assertThat(refusal).as("refusal of %s", fields).isNotNull().hasStackTraceContaining(because);
        assertThat(engine.waitsAt(number)).isEqualTo(waiting);
        assertThat(subject().changes()).isEqualTo(before);
        engine.assertAgreement(number);
        return this;
    }

    // ---- timers and jobs --------------------------------------------------------------------------------------------

    CaseWalk fireTimer(String timer) {
        engine.fireTimer(number, timer);
        engine.assertAgreement(number);
        return this;
    }

    CaseWalk runJob(String activity) {
        engine.runJob(number, activity);
        engine.assertAgreement(number);
        return this;
    }

    Job failJob(String activity) {
        Job left = engine.failJob(number, activity);
        engine.assertAgreement(number);
        return left;
    }

    Job job(String activity) {
        return engine.job(number, activity);
    }

    boolean hasTimer(String timer) {
        return engine.hasJob(number, timer);
    }

    List<String> incidents() {
        return engine.incidents(number);
    }

    // ---- what is expected -------------------------------------------------------------------------------------------

    /** The tokens wait at exactly these tasks. */
    CaseWalk waitsAt(String... tasks) {
        assertThat(engine.waitsAt(number)).containsExactlyInAnyOrder(tasks);
        return this;
    }

    CaseWalk isIn(Stage stage) {
        assertThat(subject().stage()).isEqualTo(stage);
        return this;
    }

    /** The file is closed, the process over, and nothing can be done but what {@code actions} say. */
    CaseWalk isClosed(String outcome) {
        Answer closed = view();
        assertThat(closed.text("/stage")).isEqualTo("CLOSED");
        assertThat(closed.text("/outcome")).isEqualTo(outcome);
        assertThat(closed.at("/deadlines")).isEmpty();
        assertThat(engine.waitsAt(number)).isEmpty();
        return this;
    }

    /** What the buyer has been paid. */
    CaseWalk hasPaid(String amount) {
        assertThat(view().text("/settlement/paid/amount")).isEqualTo(amount);
        return this;
    }

    /** A side can do these things now, among others. */
    CaseWalk offersTo(Side side, String... actions) {
        assertThat(as(side).get(path("")).expect(200).actions()).contains(actions);
        return this;
    }

    CaseWalk deniesTo(Side side, String... actions) {
        assertThat(as(side).get(path("")).expect(200).actions()).doesNotContain(actions);
        return this;
    }

    ListAssert<CaseEventType> events() {
        return assertThat(
                log.of(number.value(), 0, 1_000).stream().map(CaseEvent::type).toList());
    }

    long count(CaseEventType type) {
        return log.of(number.value(), 0, 1_000).stream()
                .filter(event -> event.type() == type)
                .count();
    }

    Instant dueAt(DeadlineName name) {
        return subject().deadline(name).orElseThrow().dueAt();
    }

    /** The groups that can claim a task. */
    CaseWalk isFor(String task, String... groups) {
        assertThat(engine.candidateGroups(engine.task(number, task))).containsExactlyInAnyOrder(groups);
        return this;
    }

    String assignee(String task) {
        return engine.task(number, task).getAssignee();
    }

    String description(String task) {
        return engine.task(number, task).getDescription();
    }

    String path(String rest) {
        return "/api/v1/cases/" + number + rest;
    }
}
