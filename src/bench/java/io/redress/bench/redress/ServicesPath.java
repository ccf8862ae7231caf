package io.redress.bench.redress;

import io.redress.bench.path.CaseRun;
import io.redress.bench.path.DueJobs;
import io.redress.bench.path.Papers;
import io.redress.bench.path.StandardPath;
import io.redress.bench.path.Step;
import io.redress.cases.CaseIntake;
import io.redress.cases.CaseNumber;
import io.redress.cases.ClaimLine;
import io.redress.cases.OpenCase;
import io.redress.evidence.EvidenceIntake;
import io.redress.evidence.EvidencePhase;
import io.redress.evidence.NewEvidence;
import io.redress.evidence.Piece;
import io.redress.evidence.inspection.Upload;
import io.redress.mediation.DecisionRequest;
import io.redress.mediation.Decisions;
import io.redress.negotiation.EscalationRequest;
import io.redress.negotiation.Negotiations;
import io.redress.policy.EvidenceType;
import io.redress.policy.Fault;
import io.redress.policy.Reason;
import io.redress.policy.Remedy;
import io.redress.policy.RemedyType;
import io.redress.security.Caller;
import io.redress.security.Role;
import io.redress.web.Commands;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.ResponseEntity;

/** The use cases that the controllers call, each command in its transaction, without HTTP, tokens and JSON. */
final class ServicesPath implements StandardPath {

    private static final Caller MEDIATOR = new Caller(Role.MEDIATOR, "mia", null);

    private final Orders orders;
    private final DueJobs jobs;
    private final Commands commands;
    private final CaseIntake intake;
    private final Negotiations negotiations;
    private final EvidenceIntake evidence;
    private final EvidencePhase phase;
    private final Decisions decisions;
    private final ManagementService management;
    private final Clock clock;

    ServicesPath(ApplicationContext context, Orders orders, DueJobs jobs) {
        this.orders = orders;
        this.jobs = jobs;
        commands = context.getBean(Commands.class);
        intake = context.getBean(CaseIntake.class);
        negotiations = context.getBean(Negotiations.class);
        evidence = context.getBean(EvidenceIntake.class);
        phase = context.getBean(EvidencePhase.class);
        decisions = context.getBean(Decisions.class);
        management = context.getBean(ManagementService.class);
        clock = context.getBean(Clock.class);
    }

    @Override
    public void prepare(long first, int count) {
        orders.prepare(first, count);
    }

    @Override
    public void check(long first, int count) {
        orders.check(first, count);
    }

    @Override
    public void take(CaseRun run, Step step) throws IOException, SQLException {
        long order = run.number();
        switch (step) {
            case OPEN -> run.opened(open(run).value());
            case REFUSE ->
                command(
                        run,
                        () -> negotiations.rejectOpen(number(run), Orders.seller(order), "It was whole when it left."));
            case ESCALATE -> command(run, () -> negotiations.escalate(number(run), Orders.buyer(order), escalation()));
            case BUYER_EVIDENCE ->
                handIn(run, Orders.buyer(order), EvidenceType.PHOTO, "lamp.png", Papers.photo(order));
            case SELLER_EVIDENCE ->
                handIn(run, Orders.seller(order), EvidenceType.STATEMENT, "answer.txt", Papers.statement(order));
            case DECIDE -> command(run, () -> decisions.decide(number(run), MEDIATOR, decision()));
            case WINDOW -> runJobs(run, jobs, management);
        }
    }

    /** The timer of the appeal window, and what waits behind it. */
    static void runJobs(CaseRun run, DueJobs jobs, ManagementService management) throws SQLException {
        for (String job = jobs.next(run.id()); job != null; job = jobs.next(run.id())) {
            management.executeJob(job);
            run.job();
        }
    }

    private CaseNumber open(CaseRun run) {
        OpenCase request = new OpenCase(
                Orders.id(run.number()),
                Reason.DAMAGED,
                "What arrived is not what was ordered.",
                List.of(new ClaimLine("L1", 1)),
                Remedy.of(RemedyType.FULL_REFUND),
                null,
                null,
                null);
        return command(
                run, () -> intake.open(request, Orders.buyer(run.number())).number());
    }

    private static EscalationRequest escalation() {
        return new EscalationRequest(new EscalationRequest.Claimed("A whole lamp", "A broken lamp"), null);
    }

    private static DecisionRequest decision() {
        return new DecisionRequest(
                Remedy.of(RemedyType.FULL_REFUND),
                Fault.SELLER,
                false,
                "The photos show that the goods arrived broken.",
                null);
    }

    private void handIn(CaseRun run, Caller by, EvidenceType type, String name, byte[] content) throws IOException {
        var received = evidence.receive(List.of(new Upload(name, null, new ByteArrayResource(content))));
        Piece piece = new Piece(new NewEvidence(type, "About " + name, null), received.get(0));
        command(run, () -> evidence.submit(number(run), by, List.of(piece), clock.instant()));
        command(run, () -> phase.complete(number(run), by));
    }

    private static CaseNumber number(CaseRun run) {
        return new CaseNumber(run.id());
    }

    /** As controllers run it: a transaction, again if it lost to another one. */
    @SuppressWarnings("unchecked")
    private <T> T command(CaseRun run, Supplier<T> body) {
        run.input();
        return (T)
                commands.run(null, "", "", () -> ResponseEntity.ok(body.get())).getBody();
    }
}
