package io.redress.cases;

import com.fasterxml.uuid.Generators;
import io.redress.audit.CaseEvent;
import io.redress.audit.CaseEventType;
import io.redress.audit.CaseLog;
import io.redress.orders.LineQuantity;
import io.redress.orders.Order;
import io.redress.orders.Orders;
import io.redress.policy.EvidenceType;
import io.redress.policy.OpenedUnder;
import io.redress.policy.Reason;
import io.redress.policy.Remedy;
import io.redress.security.Caller;
import io.redress.security.Party;
import io.redress.security.Role;
import io.redress.security.Side;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.DigestUtils;

/** Puts cases into the database at the point where a test begins, without walking a process there. */
public class CaseSetup {

    public static final Caller MIA = new Caller(Role.MEDIATOR, "mia", null);
    public static final Caller OMAR = new Caller(Role.MEDIATOR, "omar", null);
    public static final Caller SOFIA = new Caller(Role.SENIOR_MEDIATOR, "sofia", null);
    public static final Caller LENA = new Caller(Role.MEDIATION_LEAD, "lena", null);

    private final JdbcCases cases;
    private final Orders orders;
    private final CaseLog log;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CaseSetup(
            JdbcCases cases,
            Orders orders,
            CaseLog log,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.cases = cases;
        this.orders = orders;
        this.log = log;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A case about the first line of an order, all of its pieces, that waits where {@code then} puts it. */
    public CaseNumber open(Order order, Reason reason, Remedy sought, Consumer<ReturnCase> then) {
        orders.upsert(order, new Caller(Role.MARKETPLACE, "marketplace", null));
        LineQuantity all = new LineQuantity(
                order.lines().get(0).lineId(), order.lines().get(0).quantity());
        return inTransaction(() -> {
            Claim claim = new Claim(
                    reason,
                    "The shade is cracked.",
                    List.of(new ClaimLine(all.lineId(), all.quantity())),
                    sought,
                    false,
                    false,
                    false);
            ReturnCase opened = cases.open(new NewCase(
                    CaseNumber.random(),
                    order.orderId(),
                    new Party(Side.BUYER, order.buyer().id()),
                    new Party(Side.SELLER, order.seller().id()),
                    claim,
                    order.valueOf(List.of(all)),
                    ClaimedGoods.of(claim, order),
                    order.channel(),
                    order.channel(),
                    "Trade assurance covers this order.",
                    now(),
                    OpenedUnder.TODAY));
            then.accept(opened);
            return opened.number();
        });
    }

    /** Changes a case as a command would. */
    public void change(CaseNumber number, Consumer<ReturnCase> change) {
        inTransaction(() -> {
            change.accept(cases.lock(number));
            return number;
        });
    }

    /** Runs a use case in a transaction of its own, as a controller or the engine would. */
    public <T> T inTransaction(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    /** A case as it is stored. */
    public ReturnCase read(CaseNumber number) {
        return cases.get(number);
    }

    /** What the log tells, without what it says of changes that a test has made to a case by no command. */
    public List<CaseEvent> events(CaseNumber number) {
        return log.of(number.value(), 0, 1_000).stream()
                .filter(event -> event.type() != CaseEventType.RECORD_EXTENDED)
                .toList();
    }

    public Caller party(CaseNumber number, Side side) {
        Party party = read(number).party(side);
        return new Caller(side == Side.BUYER ? Role.BUYER : Role.SELLER, party.id(), party);
    }

    /** Evidence that a side handed in just now, told apart by its content. */
    public UUID evidence(CaseNumber number, Side side, EvidenceType type, String content) {
        return evidence(number, side, type, content, now());
    }

    public UUID evidence(CaseNumber number, Side side, EvidenceType type, String content, Instant at) {
        UUID id = Generators.timeBasedEpochGenerator().generate();
        String half = DigestUtils.md5DigestAsHex(content.getBytes(StandardCharsets.UTF_8));
        jdbc.sql("""
                        insert into evidence (id, case_number, type, description, file_name, media_type, size, sha256,
                                              submitted_by, submitted_at, actor)
                        values (?, ?, ?, 'About the lamps', ?, 'image/png', 1, ?, ?, ?, '{}')
                        """)
                .params(id, number.value(), type.name(), content + ".png", half + half, side.name(), Timestamp.from(at))
                .update();
        return id;
    }

    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Beans {

        @Bean
        @Primary
        FakeCaseFlow fakeCaseFlow(Cases cases) {
            return new FakeCaseFlow(cases);
        }

        @Bean
        CaseSetup caseSetup(
                JdbcCases cases,
                Orders orders,
                CaseLog log,
                JdbcClient jdbc,
                TransactionTemplate transaction,
                Clock clock) {
            return new CaseSetup(cases, orders, log, jdbc, transaction, clock);
        }
    }
}
