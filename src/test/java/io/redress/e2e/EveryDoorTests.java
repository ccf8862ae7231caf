package io.redress.e2e;

import static io.redress.OrderFacts.money;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.OrderFacts;
import io.redress.SecurityPage;
import io.redress.SecurityPage.Row;
import io.redress.cases.ActionName;
import io.redress.security.Role;
import io.redress.security.StaffGroups;
import io.redress.security.TestTokens;
import io.redress.security.WebSessions;
import jakarta.servlet.ServletContext;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * The matrix in docs/security.md is what the service does: each cell is asked for, and each route of the service stands in
 * it. What is done meanwhile is taken back each time.
 */
@DisplayName("Who may do what")
class EveryDoorTests extends EndToEnd {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String API = "/api/v1";
    private static final String PERSON = "door-";
    private static final UUID NOTHING = new UUID(0, 1);
    private static final String CONTENT = "ab".repeat(32);

    /** Something that is there, where a pattern leads to much. */
    private static final Map<String, String> SAMPLES = Map.of(
            "GET /webjars/*swagger-ui/{version}/*swagger-initializer.js", "GET /webjars/swagger-ui/index.html",
            "GET /camunda/lib/**", "GET /camunda/lib/deps.js",
            "GET /camunda/assets/**", "GET /camunda/assets/opensans-regular-webfont.woff",
            "GET /desk/assets/**", "GET /desk/assets/page.css",
            "GET /swagger-ui/**", "GET /swagger-ui/index.html",
            "GET /swagger-ui/*swagger-initializer.js", "GET /swagger-ui/swagger-initializer.js");

    /** Pages of staff by the column of the matrix. */
    private static final Map<String, String> GROUPS = Map.of(
            "mediator", StaffGroups.MEDIATORS,
            "senior", StaffGroups.SENIOR_MEDIATORS,
            "lead", StaffGroups.MEDIATION_LEADS,
            "support", StaffGroups.PARTY_SUPPORT,
            "analyst", "analysts",
            "deployer", "deployers",
            "admin", "camunda-admin");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ServletContext servlets;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TaskService tasks;

    private final Map<String, String> names = new HashMap<>();
    private OrderFacts order;

    @BeforeEach
    void aDisputeWithSomethingOfEverything() {
        order = order();
        send(order);
        String number =
                open(order, request(order, "DAMAGED", 1, remedy("FULL_REFUND"))).text("/number");
        names.put("number", number);
        names.put("orderId", order.id());
        names.put("sellerId", order.seller());
        names.put("offerId", NOTHING.toString());
        names.put("appealId", NOTHING.toString());
        names.put("person", "mia");
        names.put("sha256", CONTENT);
        names.put("name", "returns-by-month");
        names.put("form", "messages");
        names.put("upload", uploadOf(tokens.buyer(order.buyer()), number));
        names.put(
                "evidence",
                api.buyer(order.buyer())
                        .upload(number, "PHOTO", "lamp.png", "image/png", TestFiles.png(number))
                        .expect(201)
                        .text("/id"));
        reject(api.seller(order.seller()), order, number);
        escalate(api.buyer(order.buyer()), number).expect(200);
        api.buyer(order.buyer()).post(path(number, "/evidence/complete")).expect(200);
        api.seller(order.seller()).post(path(number, "/evidence/complete")).expect(200);
        names.put(
                "taskId",
                tasks.createTaskQuery()
                        .processInstanceBusinessKey(number)
                        .singleResult()
                        .getId());
        names.put(
                "fingerprint",
                api.marketplace()
                        .get(API + "/export-keys")
                        .body()
                        .findValue("fingerprint")
                        .asText());
        sql.sql("insert into refused_content (sha256, signature, found_at) values (?, 'Test', now())"
                        + " on conflict do nothing")
                .param(CONTENT)
                .update();
    }

    @AfterEach
    void nobody() {
        sql.sql("delete from refused_content where sha256 = ?").param(CONTENT).update();
        GROUPS.keySet().forEach(column -> identity.deleteUser(PERSON + column));
    }

    @Test
    @DisplayName("every route stands in the matrix, and every row has a route")
    void everyRouteHasARow() throws Exception {
        Set<String> documented = new TreeSet<>();
        rows("Doors").forEach(row -> documented.addAll(row.doors()));
        rows("The API by token")
                .forEach(row -> row.doors().forEach(door -> documented.add(door.replace(" /", " " + API + "/"))));
        rows("Pages by session")
                .forEach(row -> row.doors().stream()
                        .filter(door -> !door.contains("/camunda/"))
                        .forEach(documented::add));

        Set<String> routes = routes();
        assertThat(without(routes, documented)).as("routes without a row").isEmpty();
        assertThat(without(documented, routes)).as("rows without a route").isEmpty();
    }

    @Test
    @DisplayName("the API lets in by the token's role, and knows no strangers")
    void apiByToken() throws Exception {
        names.put("erasure", anErasure());
        names.put("appealed", anAppeal());
        names.put("endpoint", anEndpoint());
        names.put(
                "early",
                open(order, request(order, "DAMAGED", 1, remedy("FULL_REFUND"))).text("/number"));
        Map<String, HttpHeaders> callers = callers();
        List<String> wrong = new ArrayList<>();
        for (Row row : rows("The API by token")) {
            for (String door : row.doors()) {
                String route = door.replace(" /", " " + API + "/");
                expect(wrong, route + " by nobody", "401", ask(route, new HttpHeaders()));
                MockHttpSession lead = session("lead");
                expect(wrong, route + " by a session", "401", ask(route, request -> request.session(lead)));
                expect(wrong, route + " by a monitor", "403", ask(route, tokens.staff(Role.MONITOR, "prometheus")));
                row.cells().forEach((role, cell) -> {
                    Answer answer = ask(route, callers.get(role));
                    expect(wrong, route + " by " + role, cell, answer);
                    if (cell.equals("own")) {
                        expectStranger(wrong, route, role);
                    }
                });
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("pages open by the groups of whoever has signed in, and by no token")
    void pagesBySession() throws Exception {
        List<String> wrong = new ArrayList<>();
        Map<String, MockHttpSession> sessions = new LinkedHashMap<>();
        GROUPS.keySet().forEach(column -> sessions.put(column, session(column)));
        sessions.put("nobody", new MockHttpSession());
        for (Row row : rows("Pages by session")) {
            for (String door : row.doors()) {
                if (door.contains("/camunda/")) {
                    continue;
                }
                expect(wrong, door + " by a token", "401", ask(door, tokens.staff(Role.MEDIATION_LEAD, "lena")));
                row.cells().forEach((column, cell) -> {
                    Sender sender = request ->
                            request.session(sessions.get(column)).with(SecurityMockMvcRequestPostProcessors.csrf());
                    if (cell.equals("own")) {
                        // It is a task for mediators.
                        if (!column.equals("mediator")) {
                            expect(wrong, door + " of others by " + column, "404", ask(door, sender));
                        }
                        tasks.addCandidateUser(names.get("taskId"), PERSON + column);
                    }
                    expect(wrong, door + " by " + column, cell, ask(door, sender));
                });
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("all other doors are open to everybody or shut to all")
    void otherDoors() throws Exception {
        List<String> wrong = new ArrayList<>();
        MockHttpSession lead = session("lead");
        for (Row row : rows("Doors")) {
            for (String door : row.doors()) {
                if (row.cells().get("nobody").equals("below")) {
                    continue;
                }
                String route = door.startsWith("/") ? "GET " + door : door.replace("ANY ", "GET ");
                String real = SAMPLES.getOrDefault(route, route).replaceAll("\\*+", "anything");
                expect(wrong, door + " by nobody", row.cells().get("nobody"), ask(real, new HttpHeaders()));
                expect(
                        wrong,
                        door + " by a token",
                        row.cells().get("token"),
                        ask(real, tokens.staff(Role.DEPLOYER, "dev")));
                expect(
                        wrong,
                        door + " by a monitor",
                        row.cells().get("monitor"),
                        ask(real, tokens.staff(Role.MONITOR, "prometheus")));
                expect(
                        wrong,
                        door + " by a session",
                        row.cells().get("session"),
                        ask(real, request -> request.session(lead)));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Set<String> without(Set<String> all, Set<String> known) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(known);
        return rest;
    }

    private static List<Row> rows(String heading) throws Exception {
        return SecurityPage.table(heading);
    }

    /** All that Spring or the server would hand to somebody, as {@code GET /path} or only the pattern of a path. */
    private Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .map(mapping -> mapping.getHandlerMethods().keySet())
                .flatMap(Collection::stream)
                .forEach(mapped -> methods(mapped)
                        .forEach(method -> mapped.getPatternValues()
                                .forEach(pattern -> routes.add(method + " " + withoutForms(pattern)))));
        context.getBeansOfType(AbstractUrlHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMap()
                        .keySet()
                        .forEach(pattern -> routes.add(pattern.replaceAll("/\\d+[.\\d]+/", "/{version}/"))));
        servlets.getServletRegistrations().values().forEach(servlet -> routes.addAll(servlet.getMappings()));
        routes.remove("/");
        return routes;
    }

    private static Stream<String> methods(RequestMappingInfo mapped) {
        Set<String> methods = new TreeSet<>();
        mapped.getMethodsCondition().getMethods().forEach(method -> methods.add(method.name()));
        return methods.isEmpty() ? Stream.of("ANY") : methods.stream();
    }

    private static String withoutForms(String pattern) {
        return pattern.replaceAll("\\{(\\w+):[^}]*}", "{$1}");
    }

    private Map<String, HttpHeaders> callers() {
        Map<String, HttpHeaders> callers = new HashMap<>();
        callers.put("marketplace", tokens.marketplace());
        callers.put("buyer", tokens.buyer(order.buyer()));
        callers.put("seller", tokens.seller(order.seller()));
        callers.put("mediator", tokens.staff(Role.MEDIATOR, "mia"));
        callers.put("senior", tokens.staff(Role.SENIOR_MEDIATOR, "sofia"));
        callers.put("lead", tokens.staff(Role.MEDIATION_LEAD, "lena"));
        callers.put("analyst", tokens.staff(Role.ANALYST, "ana"));
        callers.put("deployer", tokens.staff(Role.DEPLOYER, "dev"));
        callers.put("auditor", tokens.staff(Role.AUDITOR, "audrey"));
        return callers;
    }

    /** Somebody of the same role to whom none of this belongs sees nothing of it. */
    private void expectStranger(List<String> wrong, String route, String role) {
        HttpHeaders stranger = switch (role) {
            case "buyer" -> tokens.buyer("B-stranger");
            case "seller" -> tokens.seller("S-stranger");
            default -> tokens.staff(Role.MEDIATOR, "omar");
        };
        Answer answer = ask(route, request -> request.headers(stranger), false);
        boolean list = answer.status() == 200
                && !answer.body().contains(names.get("number"))
                && !answer.body().contains(order.seller());
        if (answer.status() != 404 && !list) {
            wrong.add("%s by another %s: is answered %s".formatted(route, role, answer));
        }
    }

    private static void expect(List<String> wrong, String what, String cell, Answer answer) {
        boolean right = switch (cell) {
            // 409: not in this stage, which is told to those only who may know of the case.
            case "yes", "own" -> answer.status() < 400 || answer.status() == 409;
            case "401", "403", "404" -> answer.status() == Integer.parseInt(cell);
            default -> throw new IllegalArgumentException(what + " has the cell " + cell);
        };
        if (!right) {
            wrong.add("%s: %s, but is answered %s".formatted(what, cell, answer));
        }
    }

    private record Answer(int status, String body) {

        @Override
        public String toString() {
            return status + " " + body.substring(0, Math.min(body.length(), 200));
        }
    }

    private interface Sender {

        void is(AbstractMockHttpServletRequestBuilder<?> request);
    }

    private Answer ask(String route, HttpHeaders headers) {
        return ask(route, request -> request.headers(headers), headers.containsKey(HttpHeaders.AUTHORIZATION));
    }

    private Answer ask(String route, Sender sender) {
        return ask(route, sender, false);
    }

    /** @param withAnUpload whether the caller has begun an upload of its own, where it may */
    private Answer ask(String route, Sender sender, boolean withAnUpload) {
        if (route.endsWith("/sandbox/clock")) {
            // It waits for what runs elsewhere, which would wait for this transaction.
            return sent(request(route, names.get("upload")), sender);
        }
        return transaction.execute(status -> {
            status.setRollbackOnly();
            if (withAnUpload && route.contains("/uploads/{id}")) {
                // Staff hand in while they decide, parties before.
                for (String at : List.of("{number}", "{early}")) {
                    AbstractMockHttpServletRequestBuilder<?> begin =
                            request("POST " + API + "/cases/" + at + "/uploads", "");
                    sender.is(begin);
                    String location = perform(begin).getHeader(HttpHeaders.LOCATION);
                    if (location != null) {
                        return sent(request(route.replace("{number}", at), lastPart(location)), sender);
                    }
                }
            }
            return sent(request(route, names.get("upload")), sender);
        });
    }

    private Answer sent(AbstractMockHttpServletRequestBuilder<?> request, Sender sender) {
        sender.is(request);
        MockHttpServletResponse response = perform(request);
        try {
            return new Answer(response.getStatus(), response.getContentAsString());
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private AbstractMockHttpServletRequestBuilder<?> request(String route, String upload) {
        HttpMethod method = HttpMethod.valueOf(route.substring(0, route.indexOf(' ')));
        String pattern = route.substring(route.indexOf(' ') + 1);
        String path = pattern.replace("/{number}/appeals/{appealId}/", "/{appealed}/appeals/{appealId}/")
                .replace("/erasures/{id}", "/erasures/" + names.get("erasure"))
                .replace("/parties/{side}/{id}", "/parties/buyer/" + order.buyer())
                .replace("/webhook-endpoints/{id}", "/webhook-endpoints/" + names.get("endpoint"))
                .replace("/uploads/{id}", "/uploads/" + upload)
                .replace("/evidence/{id}", "/evidence/" + names.get("evidence"));
        for (Map.Entry<String, String> name : names.entrySet()) {
            path = path.replace("{" + name.getKey() + "}", name.getValue());
        }
        if (route.equals("POST " + API + "/cases/{number}/evidence")) {
            return MockMvcRequestBuilders.multipart(HttpMethod.POST, path)
                    .file(new MockMultipartFile(
                            "file",
                            "photo.png",
                            "image/png",
                            TestFiles.png(UUID.randomUUID().toString())))
                    .param("type", "PHOTO")
                    .param("description", "A photo")
                    .header("Idempotency-Key", UUID.randomUUID());
        }
        var request = MockMvcRequestBuilders.request(method, path).header("Idempotency-Key", UUID.randomUUID());
        if (pattern.contains("/uploads")) {
            return uploading(request, method, pattern);
        }
        if (!pattern.startsWith(API)) {
            return request.accept(MediaType.TEXT_HTML, MediaType.ALL)
                    .param("key", UUID.randomUUID().toString())
                    .params(formOf(pattern));
        }
        Object body = body(route);
        return body == null
                ? request
                : request.contentType(MediaType.APPLICATION_JSON).content(json(body));
    }

    private static MultiValueMap<String, String> formOf(String page) {
        if (page.endsWith("/absence")) {
            return MultiValueMap.fromSingleValue(Map.of("from", "2026-03-03T10:00", "until", "2026-03-04T10:00"));
        }
        return page.endsWith("/{form}")
                ? MultiValueMap.fromSingleValue(Map.of("to", "BOTH", "text", "We look into it."))
                : new LinkedMultiValueMap<>();
    }

    private static AbstractMockHttpServletRequestBuilder<?> uploading(
            AbstractMockHttpServletRequestBuilder<?> request, HttpMethod method, String pattern) {
        request.header("Tus-Resumable", "1.0.0");
        if (method.equals(HttpMethod.PATCH)) {
            return request.header("Upload-Offset", 0)
                    .contentType("application/offset+octet-stream")
                    .content(new byte[1]);
        }
        return pattern.endsWith("{id}")
                ? request.header("X-HTTP-Method-Override", "DELETE")
                : request.header("Upload-Length", 10)
                        .header("Upload-Metadata", "type UEhPVE8=,filename YS5wbmc=,description QQ==");
    }

    private @Nullable Object body(String route) {
        for (ActionName action : ActionName.values()) {
            if (route.equals("POST " + API + "/cases/{number}" + Moves.pattern(action))) {
                return Moves.body(action, 0);
            }
        }
        return switch (route.replace(API, "")) {
            case "POST /cases" -> request(order, "DAMAGED", 1, remedy("FULL_REFUND"));
            case "PUT /orders/{orderId}" -> order.toJson();
            case "POST /policy/preview" ->
                Map.of(
                        "reason",
                        "CHANGE_OF_MIND",
                        "order",
                        Map.of("channel", "TRADE_ASSURANCE", "promisedDeliveryAt", "2026-06-01T00:00:00Z"));
            case "PUT /sellers/{sellerId}/guarantee" -> Map.of("amount", money("100.00"));
            case "POST /sandbox/clock" -> Map.of("advance", "PT1S");
            case "PUT /staff/{person}/absence" ->
                Map.of(
                        "from", now().toString(),
                        "until", now().plus(Duration.ofDays(1)).toString());
            case "POST /staff/{person}/hand-over" -> Map.of("note", "Away.");
            case "POST /webhook-endpoints", "PUT /webhook-endpoints/{id}" -> Map.of("url", "http://127.0.0.1:8099/");
            case "POST /webhook-endpoints/{id}/rotate-secret" -> Map.of();
            case "POST /webhook-endpoints/{id}/replay" -> Map.of("since", now().toString());
            default -> route.startsWith("POST") ? Map.of("reason", "It must be.") : null;
        };
    }

    private MockHttpSession session(String column) {
        String person = PERSON + column;
        if (identity.createUserQuery().userId(person).count() == 0) {
            identity.saveUser(identity.newUser(person));
            identity.createMembership(person, GROUPS.get(column));
        }
        return WebSessions.of(person, engine);
    }

    private String uploadOf(HttpHeaders party, String number) {
        MockHttpServletResponse begun = perform(uploading(
                        MockMvcRequestBuilders.post(path(number, "/uploads")),
                        HttpMethod.POST,
                        path(number, "/uploads"))
                .headers(party));
        return lastPart(begun.getHeader(HttpHeaders.LOCATION));
    }

    /** Of somebody who has bought and never complained. */
    private String anErasure() {
        OrderFacts other = order();
        send(other);
        return api.marketplace()
                .post(API + "/parties/buyer/" + other.buyer() + "/erasure", Map.of("reason", "Asked for."))
                .text("/id");
    }

    private String anEndpoint() {
        return api.marketplace()
                .post(API + "/webhook-endpoints", Map.of("url", "http://127.0.0.1:8099/"))
                .expect(201)
                .text("/id");
    }

    /** The number of a case about the same order, whose appeal waits for its answer. */
    private String anAppeal() {
        String number =
                open(order, request(order, "DAMAGED", 1, remedy("FULL_REFUND"))).text("/number");
        bringToMediation(order, number);
        api.client("mia")
                .post(path(number, "/decision"), decision(remedy("FULL_REFUND"), "SELLER", false))
                .expect(200);
        api.seller(order.seller())
                .post(path(number, "/appeals"), Moves.body(ActionName.APPEAL, 1))
                .expect(201);
        names.put("appealId", read(order, number).text("/appeals/0/id"));
        return number;
    }

    private static String lastPart(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private MockHttpServletResponse perform(AbstractMockHttpServletRequestBuilder<?> request) {
        try {
            return mvc.perform(request).andReturn().getResponse();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
