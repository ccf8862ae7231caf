package io.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.redress.OrderFacts;
import io.redress.time.Sandbox;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A mail arrives at least once, always under the same id, or is given up where people see it. */
@DisplayName("Delivery of mails")
class MailDeliveryTests extends Mailed {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Sandbox sandbox;

    @Test
    @DisplayName("while the server is down mails wait; each arrives once when it is back")
    void serverDown() {
        OrderFacts order = order();
        String number = opened(order);
        SERVER.stop();
        tell();
        pass("PT3M");
        assertThat(mails(number)).containsOnly("WAITING UNREACHABLE");
        assertThat(attempts(number)).isGreaterThanOrEqualTo(2);

        SERVER.start();
        pass("PT10M");
        assertThat(mails(number)).containsOnly("SENT");
        assertThat(to(buyerOf(order))).hasSize(1);
        assertThat(to(sellerOf(order))).hasSize(1);
    }

    @Test
    @DisplayName("a server that stays down: tried for days, ever less often, then given up visibly")
    void serverDownForGood() {
        OrderFacts order = order();
        String number = opened(order);
        sendTo(freePort());
        Instant begin = now();
        pass("P3D");
        assertThat(mails(number)).contains("WAITING UNREACHABLE").doesNotContain("GIVEN_UP UNREACHABLE");

        pass("P3D");
        assertThat(mails(number)).contains("GIVEN_UP UNREACHABLE");
        assertThat(attempts(number)).isEqualTo(10);
        Instant ended = jdbc.sql("select min(ended_at) from mail where case_number = ?")
                .param(number)
                .query((row, index) -> row.getTimestamp(1).toInstant())
                .single();
        assertThat(Duration.between(begin, ended)).isBetween(Duration.ofDays(3), Duration.ofDays(5));
    }

    @Test
    @DisplayName("a recipient whom the server does not know is given up at once; the other side is told all the same")
    void recipientRefused() throws IOException {
        OrderFacts order = order();
        String number = opened(order);
        try (SmtpDouble refusing = new SmtpDouble("RCPT", "550 5.1.1 No such user here: " + buyerOf(order))) {
            sendTo(refusing.port());
            tell();
            assertThat(mails(number)).containsExactly("GIVEN_UP SMTP_550", "GIVEN_UP SMTP_550");
            pass("P1D");
            assertThat(refusing.commands().stream().filter(line -> line.equals("RCPT TO:<" + buyerOf(order) + ">")))
                    .hasSize(1);
        }
        assertThat(attempts(number)).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "RCPT 450 4.2.1 Mailbox busy",
                "MAIL 550 5.7.1 We do not know you",
                "DATA 421 4.3.2 Going down",
                ". 451 4.3.0 Try again later",
                "RCPT "
            })
    @DisplayName("what may pass, and what operators can put right, is tried again")
    void refusedForNow(String refusal) throws IOException {
        OrderFacts order = order();
        String number = opened(order);
        String[] parts = refusal.split(" ", 2);
        try (SmtpDouble busy = new SmtpDouble(parts[0], parts[1])) {
            sendTo(busy.port());
            tell();
            assertThat(mails(number)).allMatch(mail -> mail.startsWith("WAITING"));
        }
        sendTo(PORT);
        pass("PT20M");
        assertThat(mails(number)).containsOnly("SENT");
        assertThat(to(buyerOf(order))).hasSize(1);
    }

    @Test
    @DisplayName("the server has the mail and its answer is lost: it comes again, with the same id")
    void answerLost() throws IOException {
        OrderFacts order = order();
        String number = opened(order);
        List<String> ids;
        try (SmtpDouble hangingUp = new SmtpDouble(".", "")) {
            sendTo(hangingUp.port());
            tell();
            tell();
            ids = ids(number, hangingUp.commands());
        }
        assertThat(ids).hasSize(2).doesNotHaveDuplicates();
        sendTo(PORT);
        pass("PT20M");
        assertThat(List.of(
                        to(buyerOf(order)).get(0).header("Message-ID"),
                        to(sellerOf(order)).get(0).header("Message-ID")))
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(mails(number)).containsOnly("SENT");
    }

    @Test
    @DisplayName("killed between send and mark: delivered again with the same id, and once only after that")
    void killedBetweenSendAndMark() {
        OrderFacts order = order();
        String number = opened(order);
        dieAfterNextMail();
        assertThatExceptionOfType(Killed.class).isThrownBy(() -> sandbox.advance(Duration.ofSeconds(1)));
        assertThat(to(buyerOf(order)).size() + to(sellerOf(order)).size()).isEqualTo(1);
        assertThat(mails(number)).containsExactly("WAITING", "WAITING");

        tell();
        assertThat(mails(number)).containsExactlyInAnyOrder("SENT", "WAITING");
        pass("P1D");
        assertThat(mails(number)).containsOnly("SENT");
        List<Received> twice = to(buyerOf(order)).size() == 2 ? to(buyerOf(order)) : to(sellerOf(order));
        assertThat(twice).hasSize(2);
        assertThat(twice.get(0).header("Message-ID")).isEqualTo(twice.get(1).header("Message-ID"));
        assertThat(to(buyerOf(order)).size() + to(sellerOf(order)).size()).isEqualTo(3);
    }

    @Test
    @DisplayName("neither addresses nor words lie in the table of mails")
    void nothingPersonalIsKept() throws IOException {
        OrderFacts order = order();
        String number = opened(order);
        try (SmtpDouble refusing = new SmtpDouble("RCPT", "550 5.1.1 No such user here: " + buyerOf(order))) {
            sendTo(refusing.port());
            tell();
        }
        String rows = jdbc.sql("select string_agg(mail::text, ' ') from mail where case_number = ?")
                .param(number)
                .query(String.class)
                .single();
        assertThat(rows).contains("SMTP_550").doesNotContain("@", "Bea", "No such user", "lamp");
    }

    @Test
    @DisplayName("a party whose address was erased is mailed nothing; the mail is given up")
    void erasedAddress() {
        OrderFacts order = order();
        String number = opened(order);
        SERVER.stop();
        tell();
        api.buyer(order.buyer()).post(path(number, "/withdraw")).expect(200);
        api.marketplace()
                .post("/api/v1/parties/buyer/" + order.buyer() + "/erasure", Map.of("reason", "Ticket 1"))
                .expect(200);
        SERVER.start();
        pass("PT10M");

        assertThat(to(buyerOf(order))).isEmpty();
        assertThat(mails(number)).contains("GIVEN_UP NO_ADDRESS", "SENT");
        assertThat(to(sellerOf(order))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bea,mallory@example.org",
                "<bea@example.org",
                "bea(@example.org",
                "bea@exa_mple..org",
                "\"bea@example.org",
                "bea@example.org;",
                "@a,@b:bea@example.org",
                "bea:mallory@example.org"
            })
    @DisplayName("what is more or less than one address is given up, and nobody is mailed")
    void noAddress(String email) {
        OrderFacts order = order();
        order.with("buyer", party(order.buyer(), "Bea Buyer", email));
        if (api.marketplace()
                        .put("/api/v1/orders/" + order.id(), order.toJson())
                        .status()
                == 422) {
            return;
        }
        int before = SERVER.getReceivedMessages().length;
        String number =
                open(order, request(order, "DAMAGED", 3, remedy("FULL_REFUND"))).text("/number");
        tell();

        assertThat(mails(number)).containsExactly("GIVEN_UP BAD_ADDRESS", "SENT");
        assertThat(SERVER.getReceivedMessages()).hasSize(before + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x onerror=alert(1)>",
                "${7*7} #{8*8} *{9*9} [[${7*7}]] [(${7*7})] __${7*7}__ [# th:utext=\"${7*7}\"]x[/]",
                "Lamp\u202Egnp.exe\u202C \u2066hidden\u2069",
                "Won! http://evil.example/claim now at www.evil.example",
                "a\"b'c & d\u2028.\u2029e\u0085Bcc: mallory@example.com",
                "</bdi></p><script>1</script>"
            })
    @DisplayName("names and goods of strangers are text: no markup, no expression, no link, no turned direction")
    void wordsOfStrangers(String words) {
        OrderFacts order = order().line("L1", words, 10, "100.00");
        order.with("buyer", party(order.buyer(), words.replaceAll("\\p{Cntrl}", ""), buyerOf(order)));
        String number = opened(order);
        tell();

        for (Received mail :
                List.of(to(buyerOf(order)).get(0), to(sellerOf(order)).get(0))) {
            assertThat(mail.subject()).matches(number + ": [A-Za-z ]+");
            assertThat(mail.recipients()).isEqualTo(1);
            assertThat(mail.headers()).doesNotContain("Bcc", "Cc");
            assertThat(mail.html())
                    .doesNotContain(
                            "<img", "<script", "</bdi></p>", "\u202E", "\u2066", "\u2028", "\u0085", " 49 ", ">49")
                    .doesNotContain("://evil", "evil.example", "www.evil");
            assertThat(mail.text())
                    .doesNotContain("\u202E", "\u2066", "\u2028", "\u0085", " 49 ", "://evil", "evil.example", "&lt;")
                    .doesNotContainPattern("(?m)^Bcc:");
        }
        if (words.contains("${")) {
            assertThat(to(sellerOf(order)).get(0).text()).contains("${7*7} #{8*8} *{9*9} [[${7*7}]]");
        }
        if (words.startsWith("<img")) {
            assertThat(to(sellerOf(order)).get(0).text()).contains("3 × <img src=x onerror=alert(1)>");
            assertThat(to(sellerOf(order)).get(0).html()).contains("3 × &lt;img src=x onerror=alert(1)&gt;");
        }
    }

    @Test
    @DisplayName("no line of a name or of goods breaks into a header, whatever is in the order")
    void noHeaderIsInjected() {
        OrderFacts order = order();
        send(order);
        // Past the door, which takes no control characters in names and addresses.
        jdbc.sql("""
                        update orders set facts = jsonb_set(jsonb_set(facts::jsonb, '{buyer,name}', to_jsonb(:name::text)),
                                                            '{buyer,email}', to_jsonb(:email::text))
                         where order_id = :order
                        """)
                .param("name", "Bea\r\nBcc: mallory@example.com\r\n\r\n<b>")
                .param("email", "bea@example.org\r\nBcc: mallory@example.com")
                .param("order", order.id())
                .update();
        String number =
                open(order, request(order, "DAMAGED", 3, remedy("FULL_REFUND"))).text("/number");
        tell();

        assertThat(mails(number)).containsExactly("GIVEN_UP BAD_ADDRESS", "SENT");
        assertThat(subjects("mallory@example.com")).isEmpty();
    }

    @Test
    @DisplayName("what nobody is mailed about leaves no row")
    void onlyWhatIsMailedIsNoted() {
        OrderFacts order = order();
        String number = opened(order);
        tell();
        assertThat(jdbc.sql("select count(*) from outbox where case_number = ?")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isGreaterThan(1);
        assertThat(mails(number)).hasSize(2);
    }

    /** Status and failure of each mail of a case, the buyer's before the seller's. */
    private List<String> mails(String number) {
        return jdbc.sql("""
                        select concat_ws(' ', status, case when status <> 'SENT' then failure end) from mail
                         where case_number = ? order by side, created_at, outbox_id
                        """).param(number).query(String.class).list();
    }

    private int attempts(String number) {
        return jdbc.sql("select max(attempts) from mail where case_number = ?")
                .param(number)
                .query(Integer.class)
                .single();
    }

    /** Of the mails about this case; other cases of the same database have some, too. */
    private List<String> ids(String number, List<String> commands) {
        List<String> own = jdbc.sql("select outbox_id::text from mail where case_number = ?")
                .param(number)
                .query(String.class)
                .list();
        return commands.stream()
                .filter(line -> line.startsWith("Message-ID: "))
                .filter(line -> own.stream().anyMatch(line::contains))
                .map(line -> line.substring("Message-ID: ".length()))
                .toList();
    }
}
