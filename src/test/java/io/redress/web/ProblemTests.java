package io.redress.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.RedressTest;
import io.redress.security.TestTokens;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RedressTest
@Import(ProblemTests.Echo.class)
class ProblemTests {

    @Autowired
    MockMvcTester http;

    @Autowired
    TestTokens tokens;

    @Test
    void readsBackWhatItWrites() {
        assertThat(post("""
                        {"description":"Cracked","remedy":{"kind":"PARTIAL","amount":{"amount":"120","currency":"USD"}},
                         "at":"2026-03-01T10:00:00+02:00"}""")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                        {"description":"Cracked","remedy":{"kind":"PARTIAL","amount":{"amount":"120.00","currency":"USD"}},
                         "at":"2026-03-01T08:00:00Z"}""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"$11,230,00.00\"",
                "\"NaN\"",
                "\"-1.00\"",
                "\"+1.00\"",
                "\"1.005\"",
                "\"1e3\"",
                "\" 1\"",
                "\"\"",
                "\"007\"",
                "\"1234567890123\"",
                "12.50",
                "null"
            })
    void refusesAnAmountThatIsNotPlainDigits(String amount) {
        assertThat(post("{\"description\":\"x\",\"remedy\":{\"kind\":\"FULL\",\"amount\":" + "{\"amount\":" + amount
                        + ",\"currency\":\"USD\"}}}"))
                .hasStatus(422)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPathSatisfying("code", code -> assertThat(code).isEqualTo("invalid-amount"))
                .hasPathSatisfying("field", field -> assertThat(field).isEqualTo("remedy.amount"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"XXX\"", "\"usd\"", "\"XAU\"", "\"\"", "840", "null"})
    void refusesACurrencyThatNobodyIsPaidIn(String currency) {
        assertThat(post("{\"description\":\"x\",\"remedy\":{\"kind\":\"FULL\",\"amount\":"
                        + "{\"amount\":\"1\",\"currency\":" + currency + "}}}"))
                .hasStatus(422)
                .bodyJson()
                .hasPathSatisfying("code", code -> assertThat(code).isEqualTo("unknown-currency"));
    }

    @Test
    void takesThePrecisionOfTheCurrency() {
        assertThat(money("10", "JPY")).hasStatusOk();
        assertThat(money("10.5", "JPY")).hasStatus(422);
        assertThat(money("10.505", "KWD")).hasStatusOk();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"description":"x","colour":"red"}                       | 400 | unknown-property   | colour
                    {"description":"x","remedy":{"kind":"FULL","amuont":1}}  | 400 | unknown-property   | remedy.amuont
                    {"description":"x","remedy":{"kind":"SOME"}}             | 400 | invalid-value      | remedy.kind
                    {"description":"x","remedy":{"kind":1}}                  | 400 | invalid-value      | remedy.kind
                    {"description":"x","remedy":{"kind":""}}                 | 400 | invalid-value      | remedy.kind
                    {"description":5}                                        | 400 | invalid-value      | description
                    {"description":true}                                     | 400 | invalid-value      | description
                    {"description":["x"]}                                    | 400 | invalid-value      | description
                    {"description":"x","lines":[{"quantity":1},{"quantity":"2"}]} | 400 | invalid-value | lines[1].quantity
                    {"description":"x","lines":[{"quantity":1.5}]}           | 400 | invalid-value      | lines[0].quantity
                    {"description":"x","lines":[{"quantity":null}]}          | 400 | invalid-value      | lines[0].quantity
                    {"description":"x","lines":[{"quantity":99999999999}]}   | 400 | invalid-value      | lines[0].quantity
                    {"description":"x","at":"2026-03-01T10:00:00"}           | 422 | invalid-time       | at
                    {"description":"x","at":1760000000}                      | 422 | invalid-time       | at
                    {"description":"x","at":"+99999-01-01T00:00:00Z"}        | 422 | invalid-time       | at
                    {"description":"a\\u0000b"}                              | 422 | invalid-text       | description
                    {"description":"a\\ud800b"}                              | 422 | invalid-text       | description
                    {"description":" "}                                      | 422 | invalid-input      | description
                    {}                                                       | 422 | invalid-input      | description
                    {"description":"x","remedy":{}}                          | 422 | invalid-input      | remedy.kind
                    """)
    void namesTheField(String body, int status, String code, String field) {
        assertThat(post(body))
                .hasStatus(status)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPathSatisfying("code", actual -> assertThat(actual).isEqualTo(code))
                .hasPathSatisfying("field", actual -> assertThat(actual).isEqualTo(field))
                .hasPathSatisfying("type", actual -> assertThat(actual).isEqualTo("urn:redress:problem:" + code));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"description":"x","description":"y"} | duplicate-property
                    {"description":"x"} {}                | malformed-json
                    {"description":"x"                    | malformed-json
                    {"lines":[{"quantity":NaN}]}          | malformed-json
                    not json                              | malformed-json
                    []                                    | malformed-json
                    ''                                    | missing-body
                    """)
    void refusesWhatIsNotOneJsonObject(String body, String code) {
        assertThat(post(body))
                .hasStatus(400)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPathSatisfying("code", actual -> assertThat(actual).isEqualTo(code))
                .extractingPath("detail")
                .asString()
                .doesNotContain("jackson", "java", "io.redress");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/v1/test/none,              404, not-found",
        "DELETE, /api/v1/test,                   405, method-not-allowed",
        "GET,    /api/v1/test/number,            400, missing-parameter",
        "GET,    /api/v1/test/number?value=many, 400, invalid-parameter",
        "GET,    /api/v1/test/denied,            403, forbidden",
        "GET,    /api/v1/test/thing/7,           404, not-found",
        "GET,    /api/v1/test/closed,            409, action-not-available"
    })
    void makesAProblemOfEveryFailure(String method, String path, int status, String code) {
        assertThat(http.method(org.springframework.http.HttpMethod.valueOf(method))
                        .uri(path)
                        .headers(tokens.marketplace()))
                .hasStatus(status)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPathSatisfying("code", actual -> assertThat(actual).isEqualTo(code))
                .hasPathSatisfying("status", actual -> assertThat(actual).isEqualTo(status));
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(post("{\"description\":\"" + "x".repeat(5 * 1024 * 1024) + "\"}"))
                .hasStatus(413)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPathSatisfying("code", code -> assertThat(code).isEqualTo("too-large"));
    }

    @Test
    void refusesOtherMediaTypes() {
        assertThat(http.post()
                        .uri("/api/v1/test")
                        .headers(tokens.marketplace())
                        .contentType(MediaType.TEXT_XML)
                        .content("<x/>"))
                .hasStatus(415)
                .bodyJson()
                .hasPathSatisfying("code", code -> assertThat(code).isEqualTo("unsupported-media-type"));
    }

    @Test
    void saysWhichActionsThereAre() {
        assertThat(http.get().uri("/api/v1/test/closed").headers(tokens.marketplace()))
                .bodyJson()
                .extractingPath("availableActions")
                .asArray()
                .containsExactly("withdraw");
    }

    @Test
    void keepsItsSecretsWhenSomethingUnexpectedHappens() {
        assertThat(http.get().uri("/api/v1/test/broken").headers(tokens.marketplace()))
                .hasStatus(500)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyText()
                .contains("internal-error", "reference")
                .doesNotContain("IllegalState", "select", "secret");
    }

    private MvcTestResult money(String amount, String currency) {
        return post(
                "{\"description\":\"x\",\"remedy\":{\"kind\":\"FULL\",\"amount\":{\"amount\":\"%s\",\"currency\":\"%s\"}}}"
                        .formatted(amount, currency));
    }

    private MvcTestResult post(String body) {
        return http.post()
                .uri("/api/v1/test")
                .headers(tokens.marketplace())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    record Claim(
            @NotBlank String description,
            @Nullable @Valid Remedy remedy,
            @Nullable Instant at,
            @Nullable @Valid List<Line> lines) {}

    record Remedy(@NotNull Kind kind, @Nullable Money amount) {}

    record Line(int quantity) {}

    enum Kind {
        FULL,
        PARTIAL
    }

    @RestController
    @RequestMapping("/api/v1/test")
    static class Echo {

        @PostMapping
        Claim echo(@Valid @RequestBody Claim claim) {
            return claim;
        }

        @GetMapping("/number")
        int number(@RequestParam int value) {
            return value;
        }

        @GetMapping("/denied")
        void denied() {
            throw new AccessDeniedException("secret reason");
        }

        @GetMapping("/thing/{id}")
        void thing(@PathVariable String id) {
            throw new NotFound("No thing " + id + ".");
        }

        @GetMapping("/closed")
        void closed() {
            throw new ActionNotAvailable("The case is closed.", List.of("withdraw"));
        }

        @GetMapping("/broken")
        void broken() {
            throw new IllegalStateException("select secret from somewhere");
        }
    }
}
