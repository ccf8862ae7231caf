package io.redress.bench.redress;

import io.redress.RedressApi;
import io.redress.RedressApi.Answer;
import io.redress.bench.path.CaseRun;
import io.redress.bench.path.DueJobs;
import io.redress.bench.path.Papers;
import io.redress.bench.path.StandardPath;
import io.redress.bench.path.Step;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.context.ApplicationContext;

/** The same over HTTP with tokens and idempotency keys. The client is in the same process, and its work counts. */
final class HttpPath implements StandardPath {

    private final Orders orders;
    private final DueJobs jobs;
    private final ManagementService management;
    private final RedressApi api;

    HttpPath(ApplicationContext context, int port, Orders orders, DueJobs jobs) {
        this.orders = orders;
        this.jobs = jobs;
        management = context.getBean(ManagementService.class);
        api = new RedressApi(port);
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
        RedressApi.As buyer = api.buyer("B-" + run.number());
        RedressApi.As seller = api.seller("S-" + run.number());
        switch (step) {
            case OPEN -> open(run, buyer);
            case REFUSE -> send(run, seller, "/offers/" + run.state() + "/reject", Map.of("reason", "It was whole."));
            case ESCALATE ->
                send(
                        run,
                        buyer,
                        "/escalate",
                        Map.of("statement", Map.of("expected", "A whole lamp", "received", "A broken lamp")));
            case BUYER_EVIDENCE -> handIn(run, buyer, "PHOTO", "lamp.png", "image/png", Papers.photo(run.number()));
            case SELLER_EVIDENCE ->
                handIn(run, seller, "STATEMENT", "answer.txt", "text/plain", Papers.statement(run.number()));
            case DECIDE -> send(run, api.client("mia"), "/decision", decision());
            case WINDOW -> ServicesPath.runJobs(run, jobs, management);
        }
    }

    private void open(CaseRun run, RedressApi.As buyer) {
        Answer opened = buyer.post(
                        "/api/v1/cases",
                        Map.of(
                                "orderId", Orders.id(run.number()),
                                "reason", "DAMAGED",
                                "description", "What arrived is not what was ordered.",
                                "lines", List.of(Map.of("lineId", "L1", "quantity", 1)),
                                "requestedRemedy", Map.of("type", "FULL_REFUND")))
                .expect(201);
        run.input();
        run.opened(opened.text("/number"));
        run.remember(opened.text("/offers/0/id"));
    }

    private static Map<String, Object> decision() {
        return Map.of(
                "remedy",
                Map.of("type", "FULL_REFUND"),
                "fault",
                "SELLER",
                "returnRequired",
                false,
                "reasons",
                "The photos show that the goods arrived broken.");
    }

    private static void handIn(
            CaseRun run, RedressApi.As by, String type, String name, String mediaType, byte[] content) {
        run.input();
        by.upload(run.id(), type, name, mediaType, content).expect(201);
        run.input();
        by.post("/api/v1/cases/" + run.id() + "/evidence/complete").expect(200);
    }

    private static void send(CaseRun run, RedressApi.As by, String path, Map<String, Object> body) {
        run.input();
        by.post("/api/v1/cases/" + run.id() + path, body).expect(200);
    }
}
