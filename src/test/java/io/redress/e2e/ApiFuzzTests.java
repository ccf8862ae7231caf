package io.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.RedressTest;
import io.redress.custody.CaseVerification;
import io.redress.e2e.ApiContract.Operation;
import io.redress.e2e.CaseLifePropertiesTests.WhenSoaking;
import io.redress.e2e.FuzzedCall.Caller;
import io.redress.e2e.InProcess.Who;
import io.redress.process.EngineState;
import io.redress.security.Role;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContextManager;

/**
 * Every operation that the API describes, called by everybody, with what it wants, what is nearly that, and what is not:
 * each answer is one that is described, tells nothing of what is inside, and leaves every case whole.
 */
@Label("The API under whatever is sent to it")
class ApiFuzzTests {

    /** What only a program that has lost its way says: classes, stack traces, statements. */
    private static final Pattern INSIDE = Pattern.compile(
            "io\\.redress|\\b(?:java|javax|jakarta|org|com)\\.[a-z]+\\.[a-zA-Z]|\\w+Exception\\b|\\bat [\\w.$]+\\([\\w.]+:\\d+\\)"
                    + "|SQLSTATE|PSQL|ERROR: |(?i:\\bselect\\b.+\\bfrom\\b|\\binsert into\\b|\\bupdate \\w+ set\\b)");

    private static final Pattern CODE = Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\|");

    /** So many calls later most cases are closed. */
    private static final int RENEWED_AFTER = 400;

    private static final Set<String> VERIFIED = new HashSet<>();

    private static InProcess api;
    private static ApplicationContext context;
    private static FuzzedCases cases;
    private static ApiContract contract;
    private static Set<String> codes;
    private static HttpClient http;
    private static String base;

    /** The calls of a round in the order in which they are sent. */
    record Round(List<FuzzedCall> calls) {

        @Override
        public String toString() {
            return calls.size() + " calls";
        }
    }

    /** In a database of its own: the cases that it leaves open would have their terms fired in each life of others. */
    @RedressTest(properties = {"redress.demo=true", "redress.demo-data=false", "spring.application.name=fuzzed"})
    static class Service extends CaseLifePropertiesTests.Service {}

    @BeforeContainer
    static void start() throws Exception {
        Service service = new Service();
        new TestContextManager(Service.class).prepareTestInstance(service);
        context = service.context;
        api = new InProcess(service.mvc, service.tokens);
        cases = new FuzzedCases(api, service.tokens, context.getBean(Clock.class));
        base = "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        contract = new ApiContract(
                new ObjectMapper().readTree(URI.create(base + "/v3/api-docs").toURL()));
        codes = CODE.matcher(Files.readString(Path.of("docs/api.md")))
                .results()
                .map((MatchResult code) -> code.group(1))
                .collect(Collectors.toSet());
    }

    /** Two rounds, the same in every build. */
    @Property(
            tries = 2,
            seed = "20261126",
            shrinking = ShrinkingMode.OFF,
            edgeCases = EdgeCasesMode.NONE,
            afterFailure = AfterFailureMode.RANDOM_SEED)
    @Label("each operation by each role, twice")
    void everyAnswerIsOneThatIsDescribed(@ForAll("rounds") Round round) throws Exception {
        send(round);
    }

    @Property(
            tries = 20,
            shrinking = ShrinkingMode.OFF,
            edgeCases = EdgeCasesMode.NONE,
            afterFailure = AfterFailureMode.RANDOM_SEED)
    @AddLifecycleHook(WhenSoaking.class)
    @Label("each operation by each role, some 20,000 calls")
    void everyAnswerIsOneThatIsDescribedForLong(@ForAll("rounds") Round round) throws Exception {
        send(round);
    }

    @Provide
    Arbitrary<Round> rounds() {
        FuzzedInputs inputs = new FuzzedInputs(contract);
        List<Arbitrary<FuzzedCall>> calls = new ArrayList<>();
        for (Operation operation : contract.operations()) {
            for (Caller by : Caller.values()) {
                calls.add(inputs.calls(operation, by));
            }
        }
        return Combinators.combine(Combinators.combine(calls).as(ArrayList::new), Arbitraries.longs())
                .as((list, seed) -> {
                    Collections.shuffle(list, new Random(seed));
                    return new Round(list);
                });
    }

    private static void send(Round round) throws Exception {
        TreeMap<String, String> wrong = new TreeMap<>();
        TreeMap<Integer, Integer> answers = new TreeMap<>();
        for (int i = 0; i < round.calls().size(); i++) {
            if (i % RENEWED_AFTER == 0) {
                cases.renew();
            }
            answers.merge(send(round.calls().get(i), wrong), 1, Integer::sum);
        }
        restore();
        System.out.println(round + " were answered " + answers);
        assertThat(wrong.entrySet().stream().map(one -> one.getKey() + "\n" + one.getValue()))
                .as("what is wrong with the answers to %d calls", round.calls().size())
                .isEmpty();
        nothingIsBroken();
    }

    private static int send(FuzzedCall call, TreeMap<String, String> wrong) throws Exception {
        String path = cases.filled(call, call.path());
        String body = call.body() == null ? null : cases.filled(call, call.body());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(
                        call.operation().method().toUpperCase(),
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        cases.headers(call).forEach((name, values) -> request.setHeader(name, values.get(0)));
        call.headers().forEach((name, value) -> request.setHeader(name, cases.filled(call, value)));
        HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
        response.headers().firstValue("Location").ifPresent(location -> cases.learn(call, location));
        List<String> complaints = new ArrayList<>(contract.complaints(
                call.operation(),
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body()));
        complaints.addAll(complaints(call.operation(), response));
        for (String complaint : complaints) {
            wrong.putIfAbsent(
                    call.operation() + " " + complaint,
                    curl(call, path, body) + "\n" + excerpt(new String(response.body(), StandardCharsets.UTF_8)));
        }
        return response.statusCode();
    }

    private static List<String> complaints(Operation operation, HttpResponse<byte[]> response) throws IOException {
        List<String> complaints = new ArrayList<>();
        String type = response.headers().firstValue("Content-Type").orElse("");
        String text = new String(response.body(), StandardCharsets.UTF_8);
        if (response.statusCode() >= 500 && response.statusCode() != 503) {
            complaints.add("fails");
        }
        if (type.contains("json") || type.contains("text") || response.statusCode() >= 400) {
            INSIDE.matcher(text + response.headers().map())
                    .results()
                    .findFirst()
                    .ifPresent(found -> complaints.add("tells of the inside: " + excerpt(found.group())));
        }
        if (response.statusCode() >= 400 && !operation.method().equals("head")) {
            if (!type.startsWith("application/problem+json")) {
                complaints.add("fails as " + type);
                return complaints;
            }
            JsonNode problem = new ObjectMapper().readTree(response.body());
            if (!codes.contains(problem.path("code").asText())) {
                complaints.add("has a code that the handbook does not know: " + problem.path("code"));
            }
            if (problem.path("status").asInt() != response.statusCode()) {
                complaints.add("says another status than it has");
            }
        }
        return complaints;
    }

    /** Mediators who were sent away are back for the tests that share this service. */
    private static void restore() {
        for (String person : List.of("mia", "omar", "lena", "sofia")) {
            api.delete(Who.staff(Role.MEDIATION_LEAD, "lena"), "/api/v1/staff/" + person + "/absence");
        }
    }

    private static void nothingIsBroken() {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        CaseVerification verification = context.getBean(CaseVerification.class);
        // Those of earlier rounds are no longer called, and there are more of them with each round.
        List<String> numbers = jdbc.sql("select number from return_case").query(String.class).list().stream()
                .filter(VERIFIED::add)
                .toList();
        assertThat(numbers)
                .isNotEmpty()
                .allSatisfy(number -> assertThat(
                                verification.of(number).orElseThrow().findings())
                        .as("the record of %s", number)
                        .isEmpty());
        assertThat(jdbc.sql("select coalesce(sum(amount), 0) from ledger_posting")
                        .query(BigDecimal.class)
                        .single())
                .as("all accounts")
                .isZero();
        assertThat(new EngineState(context).failures()).as("failed jobs").isEmpty();
    }

    private static String curl(FuzzedCall call, String path, String body) {
        StringBuilder line = new StringBuilder("curl -X ")
                .append(call.operation().method().toUpperCase())
                .append(" '")
                .append(base)
                .append(excerpt(path))
                .append("' -H 'Authorization: Bearer <")
                .append(call.by())
                .append(">'");
        call.headers()
                .forEach((name, value) -> line.append(" -H '")
                        .append(name)
                        .append(": ")
                        .append(value)
                        .append("'"));
        if (body != null) {
            line.append(" --data-raw '").append(excerpt(body)).append("'");
        }
        return line.toString();
    }

    private static String excerpt(String text) {
        return text.length() > 600 ? text.substring(0, 600) + "…" : text;
    }
}
