package io.redress.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.RedressTest;
import io.redress.SecurityPage;
import io.redress.SecurityPage.Row;
import io.redress.security.StaffGroups;
import io.redress.security.WebAppSession;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.AntPathMatcher;

/**
 * What the matrix in docs/security.md says of the engine's web applications and of its REST API, asked over real HTTP. The
 * routes are those of the engine's own resources: one that no row names must be shut, also to administrators.
 */
@Tag("webapps")
@RedressTest(properties = {"redress.demo=true", "redress.demo-data=false"})
@DisplayName("Who may do what with the engine")
class EngineMatrixTests {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String REST = "/engine-rest";
    private static final String PERSON = "door-";
    private static final String PASSWORD = "Nine-lamps-4-two";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AntPathMatcher PATHS = new AntPathMatcher();

    private static final Map<String, String> GROUPS = Map.of(
            "mediator", StaffGroups.MEDIATORS,
            "senior", StaffGroups.SENIOR_MEDIATORS,
            "lead", StaffGroups.MEDIATION_LEADS,
            "support", StaffGroups.PARTY_SUPPORT,
            "analyst", "analysts",
            "deployer", "deployers",
            "admin", "camunda-admin");

    @LocalServerPort
    private int port;

    @Autowired
    private Clock clock;

    @Autowired
    private ServletContext servlets;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService jobs;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, WebAppSession> people = new LinkedHashMap<>();
    private final Map<String, String> names = new HashMap<>();

    @BeforeEach
    void peopleAndADispute() throws Exception {
        people.put("nobody", new WebAppSession(port));
        for (Map.Entry<String, String> column : GROUPS.entrySet()) {
            User person = identity.newUser(PERSON + column.getKey());
            person.setPassword(PASSWORD);
            identity.saveUser(person);
            identity.createMembership(person.getId(), column.getValue());
            WebAppSession session = new WebAppSession(port);
            assertThat(session.signIn(person.getId(), PASSWORD, "welcome").statusCode())
                    .isEqualTo(200);
            people.put(column.getKey(), session);
        }
        CaseUnderway dispute = CaseUnderway.opened(
                        new RedressApi(port), OrderFacts.at(clock.instant()), 5, CaseUnderway.remedy("FULL_REFUND"))
                .inMediation();
        ProcessInstance process = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(dispute.number())
                .list()
                .get(0);
        names.put("process", process.getId());
        names.put("definition", process.getProcessDefinitionId());
        names.put("job", jobs.createJobQuery().timers().listPage(0, 1).get(0).getId());
        names.put(
                "task",
                tasks.createTaskQuery()
                        .processInstanceBusinessKey(dispute.number())
                        .singleResult()
                        .getId());
    }

    @AfterEach
    void nobody() {
        GROUPS.keySet().forEach(column -> identity.deleteUser(PERSON + column));
    }

    @Test
    @DisplayName("Tasklist, Cockpit and Admin open to those who work there")
    void applications() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Row row : SecurityPage.table("Pages by session")) {
            for (String door : row.doors()) {
                if (door.startsWith("GET /camunda/")) {
                    expectEach(wrong, row, door, person -> people.get(person).get(door.substring(4)));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("what a session shows of the engine is what its groups are for")
    void seen() throws Exception {
        CaseUnderway.opened(
                new RedressApi(port), OrderFacts.at(clock.instant()), 5, CaseUnderway.remedy("FULL_REFUND"));
        tasks.addCandidateUser(names.get("task"), PERSON + "senior");
        List<String> wrong = new ArrayList<>();
        for (Row row : SecurityPage.table("What a session sees of the engine")) {
            for (String door : row.doors()) {
                long all = count("admin", door);
                for (Map.Entry<String, String> cell : row.cells().entrySet()) {
                    long seen = count(cell.getKey(), door);
                    boolean right = switch (cell.getValue()) {
                        case "all" -> seen == all;
                        case "own" -> seen > 0 && seen < all;
                        case "none" -> seen == 0;
                        default -> throw new IllegalArgumentException(cell.toString());
                    };
                    if (!right || all == 0) {
                        wrong.add("%s by %s: %s, but sees %d of %d"
                                .formatted(door, cell.getKey(), cell.getValue(), seen, all));
                    }
                }
                assertThat(people.get("nobody")
                                .get(ENGINE + door.substring(4) + "/count")
                                .statusCode())
                        .isEqualTo(401);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("what a session changes in the engine is what a button is there for")
    void changed() throws Exception {
        List<String> wrong = new ArrayList<>();
        List<Row> rows = SecurityPage.table("What a session changes in the engine");
        for (Row row : rows) {
            String first = row.doors().get(0);
            for (Map.Entry<String, String> cell : row.cells().entrySet()) {
                String person = cell.getKey();
                int status = change(people.get(person), first, person).statusCode();
                boolean right = cell.getValue().equals("yes") ? status < 400 : status == 403;
                if (!right) {
                    wrong.add("%s by %s: %s, but is answered %d".formatted(first, person, cell.getValue(), status));
                }
            }
        }
        assertThat(wrong).isEmpty();

        Set<String> documented = new HashSet<>();
        rows.forEach(row -> documented.addAll(row.doors()));
        for (String route : engineRoutes()) {
            if (route.startsWith("GET ") || route.startsWith("OPTIONS ") || route.startsWith("HEAD ")) {
                continue;
            }
            boolean named = documented.remove(route) || isQuery(route);
            int status = send(people.get("admin"), route, "{}").statusCode();
            if (named == (status == 403)) {
                wrong.add("%s is %s, and an administrator is answered %d"
                        .formatted(route, named ? "named" : "not named", status));
            }
        }
        assertThat(documented).as("rows without a route").isEmpty();
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("the engine's REST API opens to tokens and passwords as the matrix says")
    void restByToken() throws Exception {
        List<String> wrong = new ArrayList<>();
        List<Row> rows = SecurityPage.table("The engine's REST API by token");
        Set<String> unused = new HashSet<>();
        rows.forEach(row -> unused.addAll(row.doors()));
        Map<String, String> callers = new LinkedHashMap<>();
        for (String client :
                List.of("lena", "ana", "dev", "mia", "sofia", "marketplace", "buyer-1001", "seller-2001")) {
            callers.put(client, "Bearer " + token(client));
        }
        callers.put("admin", basic(PERSON + "admin"));
        Map<String, String> columns = Map.of("lena", "lead", "ana", "analyst", "dev", "deployer", "admin", "admin");
        for (String route : engineRoutes()) {
            Row row = rows.stream()
                    .filter(each -> each.doors().stream().anyMatch(door -> leads(door, route)))
                    .findFirst()
                    .orElse(null);
            unused.removeIf(door -> leads(door, route));
            for (Map.Entry<String, String> caller : callers.entrySet()) {
                String column = columns.getOrDefault(caller.getKey(), "others");
                String cell = row == null ? "403" : row.cells().get(column);
                int status = ask(route, REST, caller.getValue());
                // What the engine itself has to say to a request about nothing is its own matter.
                boolean right = cell.equals("403") ? status == 403 : status != 401 && status != 403;
                if (!right) {
                    wrong.add("%s by %s: %s, but is answered %d".formatted(route, caller.getKey(), cell, status));
                }
            }
            if (ask(route, REST, null) != 401) {
                wrong.add(route + " by nobody");
            }
            if (ask(route, REST + "/engine/default", callers.get("admin")) != 403) {
                wrong.add(route + " below the name of an engine");
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(unused).as("rows without a route").isEmpty();
    }

    @Test
    @DisplayName("the web applications' other resources are those that are known")
    void otherResources() throws Exception {
        Set<String> documented = new TreeSet<>();
        SecurityPage.table("Other resources of the web applications").forEach(row -> documented.addAll(row.doors()));
        Set<String> found = new TreeSet<>();
        for (String name : List.of("Admin Api", "Cockpit Api", "Tasklist Api", "Welcome Api")) {
            String root = servlets.getServletRegistration(name)
                    .getMappings()
                    .iterator()
                    .next()
                    .replace("/*", "");
            routesOf(name).forEach(route -> found.add(route.replace(" ", " " + root)));
        }
        assertThat(documented).containsExactlyInAnyOrderElementsOf(found);

        List<String> wrong = new ArrayList<>();
        for (Row row : SecurityPage.table("Other resources of the web applications")) {
            for (String door : row.doors()) {
                for (Map.Entry<String, String> cell : row.cells().entrySet()) {
                    // Whoever signs out is asked nothing more.
                    String person = door.contains("/auth/") ? "support" : "mediator";
                    WebAppSession session = cell.getKey().equals("nobody") ? fresh() : people.get(person);
                    int status = send(session, door, "{}").statusCode();
                    boolean right = switch (cell.getValue()) {
                        case "yes" -> status != 401 && status != 403;
                        default -> status == Integer.parseInt(cell.getValue());
                    };
                    if (!right) {
                        wrong.add("%s by %s: %s, but is answered %d"
                                .formatted(door, cell.getKey(), cell.getValue(), status));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private interface Asking {

        HttpResponse<String> by(String person) throws IOException, InterruptedException;
    }

    private static void expectEach(List<String> wrong, Row row, String door, Asking asking) throws Exception {
        for (Map.Entry<String, String> cell : row.cells().entrySet()) {
            int status = asking.by(cell.getKey()).statusCode();
            boolean right = cell.getValue().equals("yes") ? status == 200 : status == Integer.parseInt(cell.getValue());
            if (!right) {
                wrong.add("%s by %s: %s, but is answered %d".formatted(door, cell.getKey(), cell.getValue(), status));
            }
        }
    }

    private long count(String person, String door) throws IOException, InterruptedException {
        HttpResponse<String> answer = people.get(person).get(ENGINE + door.substring(4) + "/count");
        assertThat(answer.statusCode()).as(door).isEqualTo(200);
        return JSON.readTree(answer.body()).path("count").asLong();
    }

    /** Changes something so that it is as before, or makes something that nobody minds. */
    private HttpResponse<String> change(WebAppSession session, String route, String person) throws Exception {
        String path = route.substring(route.indexOf(' ') + 1);
        String body = switch (route) {
            case "POST /task/{id}/claim" -> {
                tasks.setAssignee(names.get("task"), null);
                yield "{\"userId\":\"" + PERSON + person + "\"}";
            }
            case "POST /task/{id}/assignee" -> "{\"userId\":\"" + PERSON + "mediator\"}";
            case "PUT /process-instance/{id}/suspended" -> "{\"suspended\":false}";
            case "PUT /process-definition/{id}/suspended" -> "{\"suspended\":false}";
            case "POST /filter/create" -> "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{}}";
            case "POST /group/create" -> "{\"id\":\"door-group\",\"name\":\"x\",\"type\":\"WORKFLOW\"}";
            default -> throw new IllegalArgumentException("Nobody knows how to ask for " + route);
        };
        String real = path.replace("/task/{id}", "/task/" + names.get("task"))
                .replace("/process-instance/{id}", "/process-instance/" + names.get("process"))
                .replace("/process-definition/{id}", "/process-definition/" + names.get("definition"));
        HttpResponse<String> answer =
                route.startsWith("PUT") ? session.put(ENGINE + real, body) : session.post(ENGINE + real, body);
        undo(answer);
        return answer;
    }

    private void undo(HttpResponse<String> answer) throws IOException, InterruptedException {
        if (answer.request().uri().getPath().endsWith("/filter/create") && answer.statusCode() == 200) {
            JsonNode made = JSON.readTree(answer.body());
            people.get("admin").delete(ENGINE + "/filter/" + made.path("id").asText());
        }
        identity.deleteGroup("door-group");
    }

    private WebAppSession fresh() throws Exception {
        WebAppSession session = new WebAppSession(port);
        session.get("/camunda/app/tasklist/default/");
        return session;
    }

    private HttpResponse<String> send(WebAppSession session, String route, String body) throws Exception {
        String method = route.substring(0, route.indexOf(' '));
        String path = route.substring(route.indexOf(' ') + 1)
                .replaceAll("\\{file:[^}]*}|\\{file}", "app/plugin.js")
                .replaceAll("\\{(engine|processEngineName)}", "default")
                .replaceAll("\\{[^}]+}", "nothing");
        return session.send(method, path.startsWith("/camunda") ? path : ENGINE + path, body);
    }

    private int ask(String route, String root, @Nullable String authorization) throws Exception {
        String method = route.substring(0, route.indexOf(' '));
        String path = route.substring(route.indexOf(' ') + 1).replaceAll("\\{[^}]+}", "nothing");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + root + path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        method.matches("GET|HEAD|OPTIONS|DELETE")
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString("{}"));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private String token(String client) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", basic(client, client))
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        return JSON.readTree(http.send(request, BodyHandlers.ofString()).body())
                .path("access_token")
                .asText();
    }

    private static String basic(String person) {
        return basic(person, PASSWORD);
    }

    private static String basic(String person, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((person + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** A read that is sent with a body: docs/security.md tells of it once. */
    private static boolean isQuery(String route) {
        return route.matches("POST /(history/)?[a-z-]+(/count)?")
                        && !route.matches("POST /(history/cleanup|message|signal|condition|case-.*)")
                || route.matches("POST /filter/\\{id}/(list|count|singleResult)|POST /identity/password-policy");
    }

    private static boolean leads(String door, String route) {
        String method = door.substring(0, door.indexOf(' '));
        return route.startsWith(method + " ")
                && PATHS.match(
                        door.substring(method.length() + 1).replaceAll("\\{[^}]+}", "*"),
                        route.substring(method.length() + 1).replaceAll("\\{[^}]+}", "x"));
    }

    /** The engine's own resources, below the name of the engine, such as {@code POST /task/{id}/claim}. */
    private Set<String> engineRoutes() throws Exception {
        Set<String> routes = new TreeSet<>();
        for (String route : routesOf("Engine Api")) {
            if (route.contains("/engine/{name}/")) {
                routes.add(route.replace("/engine/{name}", "").replaceAll("/$", ""));
            }
        }
        assertThat(routes).hasSizeGreaterThan(300);
        return routes;
    }

    private Set<String> routesOf(String servlet) throws Exception {
        Application application = (Application) Class.forName(Objects.requireNonNull(
                        servlets.getServletRegistration(servlet).getInitParameter("jakarta.ws.rs.Application")))
                .getDeclaredConstructor()
                .newInstance();
        Set<String> routes = new TreeSet<>();
        Stream.concat(
                        application.getClasses().stream(),
                        application.getSingletons().stream().map(Object::getClass))
                .forEach(resource -> typesOf(resource).stream()
                        .filter(type -> type.isAnnotationPresent(Path.class))
                        .findFirst()
                        .ifPresent(type ->
                                collect("/" + type.getAnnotation(Path.class).value(), resource, routes, Set.of())));
        return routes;
    }

    /** What JAX-RS would find: methods with a verb, and methods that hand on to another resource. */
    private static void collect(String prefix, Class<?> resource, Set<String> routes, Set<Class<?>> above) {
        if (above.contains(resource)) {
            return;
        }
        Set<Class<?>> here = new HashSet<>(above);
        here.add(resource);
        for (Class<?> type : typesOf(resource)) {
            for (Method method : type.getMethods()) {
                Path below = method.getAnnotation(Path.class);
                String path = (prefix + "/" + (below == null ? "" : below.value()))
                        .replaceAll("/+", "/")
                        .replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}");
                List<String> verbs = Stream.of(method.getAnnotations())
                        .map(Annotation::annotationType)
                        .map(annotation -> annotation.getAnnotation(HttpMethod.class))
                        .filter(Objects::nonNull)
                        .map(HttpMethod::value)
                        .toList();
                verbs.forEach(verb -> routes.add(verb + " " + path));
                if (verbs.isEmpty() && below != null) {
                    collect(path, method.getReturnType(), routes, here);
                }
            }
        }
    }

    private static Set<Class<?>> typesOf(Class<?> resource) {
        Set<Class<?>> types = new LinkedHashSet<>();
        for (Class<?> type = resource; type != null && type != Object.class; type = type.getSuperclass()) {
            types.add(type);
            types.addAll(List.of(type.getInterfaces()));
        }
        return types;
    }
}
