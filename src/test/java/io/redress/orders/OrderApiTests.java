package io.redress.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.RedressTest;
import io.redress.security.Party;
import io.redress.security.Role;
import io.redress.security.Side;
import io.redress.security.TestTokens;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@RedressTest
@RecordApplicationEvents
class OrderApiTests {

    private static int orders;

    @Autowired
    MockMvcTester http;

    @Autowired
    TestTokens tokens;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    private final String id = "O-API-" + ++orders;
    private final String buyer = "B-API-" + orders;
    private final String seller = "S-API-" + orders;

    @Test
    void readsBackWhatWasTold() {
        assertThat(put(body().with("/tracking", "[{\"at\":\"2025-01-08T09:00:00+01:00\",\"status\":\"SHIPPED\"}]")))
                .hasStatus(201);
        assertThat(get(tokens.marketplace()))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(body().with("/orderId", "\"" + id + "\"")
                        .with("/status", "\"OPEN\"")
                        .with("/language", "\"en\"")
                        .with("/tracking", "[{\"at\":\"2025-01-08T08:00:00Z\",\"status\":\"SHIPPED\"}]")
                        .toString());
    }

    @Test
    void whatWasReadCanBeSentBack() throws Exception {
        put(body());
        String read = get(tokens.marketplace()).getResponse().getContentAsString();
        assertThat(put(read)).hasStatusOk().bodyJson().isStrictlyEqualTo(read);
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void theSameBodyAgainChangesNothing() {
        assertThat(put(body())).hasStatus(201);
        events.clear();
        assertThat(put(body())).hasStatusOk();
        assertThat(version()).isEqualTo(1);
        assertThat(events.stream(OrderUpdated.class)).isEmpty();
    }

    @Test
    void tellsOthersWhatChangedAndWhoSaidSo() {
        put(body());
        put(body().with("/status", "\"CLOSED\""));
        List<OrderUpdated> updates = events.stream(OrderUpdated.class).toList();
        assertThat(updates).hasSize(2);
        assertThat(updates.get(0).before()).isNull();
        assertThat(updates.get(1).before()).isEqualTo(updates.get(0).after());
        assertThat(updates.get(1).after().status()).isEqualTo(OrderStatus.CLOSED);
        assertThat(updates.get(1).by().role()).isEqualTo(Role.MARKETPLACE);
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void anEventOnceReceivedIsNeverLost() {
        put(body().with(
                        "/tracking",
                        "[{\"at\":\"2025-01-08T08:00:00Z\",\"status\":\"SHIPPED\",\"location\":\"Ningbo\"}]"));
        put(body().with("/tracking", "[{\"at\":\"2025-01-07T08:00:00Z\",\"status\":\"IN_TRANSIT\"}]"));
        assertThat(get(tokens.marketplace()))
                .bodyJson()
                .extractingPath("$.tracking[*].status")
                .asArray()
                .containsExactly("IN_TRANSIT", "SHIPPED");
    }

    @Test
    void trackingSaysWhenTheGoodsArrived() {
        put(body().without("/shippedAt").without("/deliveredAt"));
        put(body().without("/shippedAt")
                .without("/deliveredAt")
                .with("/tracking", "[{\"at\":\"2025-01-30T08:00:00Z\",\"status\":\"DELIVERED\"}]"));
        assertThat(get(tokens.marketplace()))
                .bodyJson()
                .extractingPath("$.deliveredAt")
                .isEqualTo("2025-01-30T08:00:00Z");
    }

    @Test
    void manyAtOnceMakeOneOrder() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> puts = IntStream.range(0, 8)
                    .mapToObj(hour -> (Callable<Integer>) () -> put(body().with(
                                            "/tracking",
                                            "[{\"at\":\"2025-01-08T0%d:00:00Z\",\"status\":\"IN_TRANSIT\"}]"
                                                    .formatted(hour)))
                            .getResponse()
                            .getStatus())
                    .toList();
            int created = 0;
            for (Future<Integer> status : threads.invokeAll(puts)) {
                assertThat(status.get()).isIn(200, 201);
                created += status.get() == 201 ? 1 : 0;
            }
            assertThat(created).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
        assertThat(get(tokens.marketplace()))
                .bodyJson()
                .extractingPath("$.tracking")
                .asArray()
                .hasSize(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/buyer/id; \"B-OTHER\"; buyer",
                "/seller/id; \"S-OTHER\"; seller",
            })
    void buyerAndSellerAreFixed(String path, String json, String what) {
        put(body());
        assertProblem(put(body().with(path, json)), 409, "order-identity-fixed");
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void theCurrencyIsFixed() {
        put(body());
        assertProblem(put(body().toString().replace("USD", "EUR")), 409, "order-identity-fixed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/lines; []; lines",
                "/lines/0/quantity; 0; lines[0].quantity",
                "/lines/0/quantity; -1; lines[0].quantity",
                "/lines/0/unitPrice/amount; \"-1.00\"; lines[0].unitPrice",
                "/lines/0/unitPrice/amount; \"$11,230,00.00\"; lines[0].unitPrice",
                "/lines/0/unitPrice/amount; \"1.005\"; lines[0].unitPrice",
                "/lines/0/unitPrice/currency; \"EUR\"; lines[0].unitPrice.currency",
                "/lines/0/lineId; \"a/b\"; lines[0].lineId",
                "/lines/0/description; \" \"; lines[0].description",
                "/lines/0/category; \"machinery\"; lines[0].category",
                "/lines/0/description; \"\\u0000\"; lines[0].description",
                "/lines/0; null; lines[0]",
                "/lines/1; {\"lineId\":\"1\",\"description\":\"x\",\"quantity\":1,\"unitPrice\":{\"amount\":\"1.00\",\"currency\":\"USD\"}}; lines[1].lineId",
                "/freight/currency; \"EUR\"; freight.currency",
                "/payment/paid/currency; \"EUR\"; payment.paid.currency",
                "/currency; \"XXX\"; currency",
                "/currency; \"usd\"; currency",
                "/buyer/id; \"../etc\"; buyer.id",
                "/buyer/id; \"\"; buyer.id",
                "/buyer/email; \"nobody\"; buyer.email",
                "/buyer/name; \"a\\nb\"; buyer.name",
                "/placedAt; \"2999-01-01T00:00:00Z\"; placedAt",
                "/shippedAt; \"2999-01-01T00:00:00Z\"; shippedAt",
                "/deliveredAt; \"2025-01-07T00:00:00Z\"; deliveredAt",
                "/placedAt; \"2025-01-05T08:00:00\"; placedAt",
                "/tracking; [{\"at\":\"2999-01-01T00:00:00Z\",\"status\":\"LOST\"}]; tracking[0].at",
                "/tracking; [{\"status\":\"LOST\"}]; tracking[0].at",
                "/tracking; [null]; tracking[0]",
                "/language; \"no_underscores\"; language",
                "/language; \"\"; language",
                "/orderId; \"O-OTHER\"; orderId",
            })
    void refusesWhatCannotBe(String path, String json, String field) {
        MvcTestResult answer = put(body().with(path, json));
        assertThat(answer).hasStatus(422).bodyJson().extractingPath("$.field").isEqualTo(field);
        assertThat(get(tokens.marketplace())).hasStatus(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "channel",
                "buyer",
                "buyer.id",
                "buyer.name",
                "buyer.email",
                "seller",
                "currency",
                "lines",
                "lines[0].lineId",
                "lines[0].description",
                "lines[0].unitPrice",
                "freight",
                "placedAt",
                "promisedDeliveryAt",
                "carriageArrangedBy",
                "payment",
                "payment.paid",
                "payment.toApprovedAccount",
                "contractSigned"
            })
    void refusesAnOrderThatLacks(String field) {
        String path = "/" + field.replace("[0]", "/0").replace('.', '/');
        assertThat(put(body().without(path)))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.field")
                .isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/color; \"red\"; color",
                "/channel; \"BARTER\"; channel",
                "/lines/0/quantity; null; lines[0].quantity",
                "/lines/0/quantity; \"10\"; lines[0].quantity",
                "/lines/0/quantity; 1.5; lines[0].quantity",
                "/lines/0/quantity; 99999999999; lines[0].quantity",
                "/contractSigned; 1; contractSigned",
                "/buyer; \"B-1\"; buyer",
            })
    void refusesWhatIsNotOfTheForm(String path, String json, String field) {
        assertThat(put(body().with(path, json)))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.field")
                .isEqualTo(field);
    }

    @Test
    void refusesABuyerWhoSellsToThemselves() {
        assertThat(put(body().with("/seller/id", "\"" + buyer + "\"")))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.field")
                .isEqualTo("seller.id");
    }

    @Test
    void refusesTextThatIsTooLong() {
        assertThat(put(body().with("/lines/0/description", "\"" + "x".repeat(2_001) + "\"")))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.field")
                .isEqualTo("lines[0].description");
    }

    @Test
    void refusesAnIdThatIsNoneOfOurs() {
        assertThat(http.put()
                        .uri("/api/v1/orders/{id}", "a b")
                        .headers(tokens.marketplace())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body().toString()))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.field")
                .isEqualTo("orderId");
    }

    @ParameterizedTest
    @CsvSource({"shippedAt, 2025-01-26T08:00:00Z, deliveredAt", "deliveredAt, 2025-01-07T08:00:00Z, shippedAt"})
    void refusesToTurnShipmentAndDeliveryRound(String changed, String time, String omitted) {
        put(body());
        assertThat(put(body().without("/" + omitted).with("/" + changed, "\"" + time + "\"")))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.field")
                .isEqualTo(changed);
    }

    @Test
    void keepsTheLanguageInItsUsualSpelling() {
        put(body().with("/language", "\"ZH-hans\""));
        assertThat(get(tokens.marketplace()))
                .bodyJson()
                .extractingPath("$.language")
                .isEqualTo("zh-Hans");
    }

    @Test
    void onlyTheMarketplaceTells() {
        for (HttpHeaders other :
                List.of(tokens.buyer(buyer), tokens.seller(seller), tokens.staff(Role.MEDIATION_LEAD, "lena"))) {
            assertProblem(put(body().toString(), other), 403, "forbidden");
        }
        assertThat(put(body().toString(), new HttpHeaders())).hasStatus(401);
        assertThat(get(tokens.marketplace())).hasStatus(404);
    }

    @Test
    void itsPartiesAndStaffMayReadIt() {
        put(body());
        for (HttpHeaders reader : List.of(
                tokens.buyer(buyer),
                tokens.seller(seller),
                tokens.marketplaceFor(new Party(Side.BUYER, buyer)),
                tokens.staff(Role.MEDIATOR, "mia"),
                tokens.staff(Role.SENIOR_MEDIATOR, "sofia"),
                tokens.staff(Role.MEDIATION_LEAD, "lena"))) {
            assertThat(get(reader)).hasStatusOk();
        }
    }

    @Test
    void othersDoNotLearnThatItExists() {
        put(body());
        for (HttpHeaders other : List.of(
                tokens.buyer("B-OTHER"),
                tokens.buyer(seller),
                tokens.seller("S-OTHER"),
                tokens.seller(buyer),
                tokens.marketplaceFor(new Party(Side.BUYER, "B-OTHER")))) {
            assertProblem(get(other), 404, "not-found");
        }
        assertThat(get(new HttpHeaders())).hasStatus(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "%2e%2e%2fcases", "O%00-1", "%F0%9F%98%80", "no-such-order"})
    void anIdThatNobodyHasIsNotFoundOrNotAsked(String strange) {
        assertThat(http.get().uri(URI.create("/api/v1/orders/" + strange)).headers(tokens.marketplace()))
                .satisfies(
                        answer -> assertThat(answer.getResponse().getStatus()).isIn(400, 404));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"ANALYST", "DEPLOYER", "AUDITOR"})
    void thoseWhoDoNotWorkOnDisputesMayNotReadIt(Role role) {
        put(body());
        assertThat(get(tokens.staff(role, "ana"))).hasStatus(404);
    }

    @Test
    @DisplayName("C1: what the platform holds is in the book as soon as the order is")
    void whatThePlatformHoldsIsBooked() {
        put(body());
        put(body().with("/payment/paid/amount", "\"100.00\""));
        assertThat(jdbc.sql("select balance from ledger_pot where account = ?")
                        .param("ESCROW:" + id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(100);
    }

    private OrderBody body() {
        return OrderBody.of(buyer, seller);
    }

    private MvcTestResult put(OrderBody body) {
        return put(body.toString());
    }

    private MvcTestResult put(String body) {
        return put(body, tokens.marketplace());
    }

    private MvcTestResult put(String body, HttpHeaders caller) {
        return http.put()
                .uri("/api/v1/orders/{id}", id)
                .headers(caller)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult get(HttpHeaders caller) {
        return http.get().uri("/api/v1/orders/{id}", id).headers(caller).exchange();
    }

    private int version() {
        return jdbc.sql("select version from orders where order_id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    private static void assertProblem(MvcTestResult answer, int status, String code) {
        assertThat(answer).hasStatus(status).bodyJson().extractingPath("$.code").isEqualTo(code);
    }
}
