package io.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.redress.OrderFacts;
import io.redress.RedressApi.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What cases leave behind for those who study all of them (R3). */
class ReturnsInsightTests extends EndToEnd {

    private static final String COLUMNS = """
            select stage, next_due_at, mediation_at, decided_at, appealed_at, appeal_outcome, award_basis, awarded,
                   award_currency
              from return_case where seller_id = ?
            """;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    @Test
    @DisplayName("R3: a seller studies its returns; the marketplace, staff and analysts those of all")
    void sellersStudyTheirReturns() {
        OrderFacts order = order().line("L1", "Desk lamp", 10, "100.00").line("L2", "Shade", 5, "10.00");
        send(order);
        open(order, request(order, "DAMAGED", 2, remedy("FULL_REFUND")));
        open(order, request(order, "DAMAGED", 3, remedy("FULL_REFUND")));
        String today = LocalDate.ofInstant(now(), ZoneOffset.UTC).toString();
        String month = today.substring(0, 7);
        String address = "/api/v1/insight/returns?from=" + today + "&to=" + today;

        Answer own = api.seller(order.seller()).get(address).expect(200);

        assertThat(own.text("/seller")).isEqualTo(order.seller());
        assertThat(own.body().path("opened").asInt()).isEqualTo(2);
        assertThat(own.at("/claimed").toString()).isEqualTo("[{\"amount\":\"500.00\",\"currency\":\"USD\"}]");
        assertThat(own.at("/byReason").toString()).isEqualTo("[{\"reason\":\"DAMAGED\",\"cases\":2,\"pieces\":5}]");
        assertThat(own.at("/byMonth").toString()).isEqualTo("[{\"month\":\"%s\",\"cases\":2}]".formatted(month));
        assertThat(own.at("/byProductLine").toString())
                .isEqualTo("[{\"reason\":\"DAMAGED\",\"productLine\":\"Desk lamp\",\"cases\":2,\"pieces\":5}]");
        assertThat(own.at("/bySeller/0/seller").asText()).isEqualTo(order.seller());

        for (String client : List.of("marketplace", "lena", "mia", "ana")) {
            Answer all = client.equals("marketplace")
                    ? api.marketplace().get(address)
                    : api.client(client).get(address);
            assertThat(all.expect(200).body().path("opened").asInt()).as(client).isGreaterThanOrEqualTo(2);
            assertThat(all.body().has("seller")).isFalse();
            assertThat(api.client("lena")
                            .get(address + "&seller=" + order.seller())
                            .expect(200)
                            .body())
                    .isEqualTo(own.body());
        }
    }

    @Test
    @DisplayName("R3: nobody studies the returns of others")
    void keepsReturnsFromOthers() {
        OrderFacts order = order();
        send(order);
        open(order, request(order, "DAMAGED", 2, remedy("FULL_REFUND")));

        api.buyer(order.buyer()).get("/api/v1/insight/returns").expect(403);
        api.client("dev").get("/api/v1/insight/returns").expect(403);
        api.seller(order.seller())
                .get("/api/v1/insight/returns?seller=S-SOMEBODY-ELSE")
                .expect(404);
        Answer others =
                api.seller("S-SOMEBODY-ELSE").get("/api/v1/insight/returns").expect(200);
        assertThat(others.body().path("opened").asInt()).isZero();
        assertThat(others.at("/byProductLine")).isEmpty();
    }

    @Test
    void refusesPeriodsThatCannotBe() {
        assertThat(api.marketplace()
                        .get("/api/v1/insight/returns?from=2026-02-01&to=2026-01-01")
                        .expect(422)
                        .text("/field"))
                .isEqualTo("to");
        api.marketplace().get("/api/v1/insight/returns?from=1990-01-01").expect(422);
        api.marketplace().get("/api/v1/insight/returns?from=soon").expect(400);
    }

    @Test
    @DisplayName("what is counted is written with the case, and the migration finds the same in cases that were there")
    void writesWhatIsCounted() throws Exception {
        OrderFacts order = order();
        send(order);
        String number = open(order, request(order, "DAMAGED", 10, remedy("FULL_REFUND")))
                .text("/number");
        assertThat(row(order)).containsEntry("stage", "NEGOTIATION").containsEntry("mediation_at", null);
        assertThat(row(order).get("next_due_at")).hasToString(due(order, number, "SELLER_RESPONSE"));
        assertMigrationFindsTheSame(order);

        bringToMediation(order, number);
        assertThat(row(order).get("mediation_at")).isNotNull();
        // Warnings at half and four fifths of the target come before it, and are no terms (M1).
        assertThat(row(order).get("next_due_at")).hasToString(due(order, number, "MEDIATION_TARGET"));
        assertMigrationFindsTheSame(order);

        api.client("mia")
                .post(path(number, "/decision"), decision(remedy("FULL_REFUND"), "SELLER", false))
                .expect(200);
        assertThat(row(order)).containsEntry("award_basis", "DECISION").containsEntry("award_currency", "USD");
        // The goods, and the freight, since nothing of the order was in order.
        assertThat(row(order).get("awarded")).hasToString("1050.0000");
        assertThat(row(order).get("decided_at")).isNotNull();
        assertMigrationFindsTheSame(order);

        String appeal = api.seller(order.seller())
                .post(
                        path(number, "/appeals"),
                        Map.of("ground", "RULE_MISAPPLIED", "explanation", "V12 was read too narrowly."))
                .expect(201)
                .text("/id");
        assertThat(row(order).get("appealed_at")).isNotNull();
        assertMigrationFindsTheSame(order);
        api.buyer(order.buyer())
                .post(path(number, "/appeals/" + appeal + "/answer"), Map.of("statement", "No."))
                .expect(200);
        // The window ends before the review, and nobody has anything to do by then any more.
        assertThat(row(order).get("next_due_at")).hasToString(due(order, number, "APPEAL_REVIEW"));
        assertMigrationFindsTheSame(order);
        api.client("sofia")
                .post(
                        path(number, "/appeals/" + appeal + "/decision"),
                        Map.of(
                                "outcome",
                                "OVERTURNED",
                                "remedy",
                                remedy("PARTIAL_REFUND", "120.00"),
                                "fault",
                                "SELLER",
                                "reasons",
                                "Most of the lamps can be sold as they are."))
                .expect(200);
        assertThat(row(order)).containsEntry("appeal_outcome", "OVERTURNED").containsEntry("award_basis", "APPEAL");
        assertThat(row(order).get("awarded")).hasToString("120.0000");
        assertMigrationFindsTheSame(order);
    }

    private String due(OrderFacts order, String number, String name) {
        for (JsonNode deadline : read(order, number).at("/deadlines")) {
            if (deadline.path("name").asText().equals(name)) {
                return java.sql.Timestamp.from(
                                java.time.Instant.parse(deadline.path("dueAt").asText()))
                        .toString();
            }
        }
        throw new AssertionError("no term " + name);
    }

    private Map<String, Object> row(OrderFacts order) {
        return jdbc.sql(COLUMNS).param(order.seller()).query().singleRow();
    }

    /** Runs what the migration fills the columns with on this case, and takes it back. */
    private void assertMigrationFindsTheSame(OrderFacts order) throws Exception {
        Map<String, Object> written = row(order);
        List<Map<String, Object>> goods = goods(jdbc, order);
        String migration = Files.readString(Path.of("src/main/resources/db/migration/V38__insight.sql"));
        String fill = migration.substring(
                migration.indexOf("-- The cases that are there already."),
                migration.indexOf("-- Each figure reads one"));
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            JdbcClient alone = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            alone.sql("delete from claimed_goods").update();
            alone.sql("""
                            update return_case
                               set next_due_at = null, mediation_at = null, decided_at = null, appealed_at = null,
                                   appeal_outcome = null, award_basis = null, awarded = null, award_currency = null
                            """).update();
            connection.createStatement().execute(fill);
            assertThat(alone.sql(COLUMNS).param(order.seller()).query().singleRow())
                    .isEqualTo(written);
            assertThat(goods(alone, order)).isEqualTo(goods);
            connection.rollback();
        }
    }

    private static List<Map<String, Object>> goods(JdbcClient jdbc, OrderFacts order) {
        return jdbc.sql("select * from claimed_goods where seller_id = ? order by case_number, product_line")
                .param(order.seller())
                .query()
                .listOfRows();
    }
}
