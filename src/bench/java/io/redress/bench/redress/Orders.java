package io.redress.bench.redress;

import io.redress.orders.CarriageArrangedBy;
import io.redress.orders.Channel;
import io.redress.orders.Order;
import io.redress.orders.OrderLine;
import io.redress.orders.OrderStatus;
import io.redress.orders.PartyDetails;
import io.redress.orders.Payment;
import io.redress.security.Caller;
import io.redress.security.Party;
import io.redress.security.Role;
import io.redress.security.Side;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The orders that cases are about, each of a buyer and a seller of its own, and what became of their cases. */
final class Orders {

    private static final int BATCH = 200;
    private static final CurrencyUnit USD = CurrencyUnit.USD;
    private static final Caller MARKETPLACE = new Caller(Role.MARKETPLACE, "marketplace", null);

    private static final String ROWS = """
            with walked as (select number, stage, outcome from return_case where order_id between ? and ?)
            select count(*) cases,
                count(*) filter (where stage = 'CLOSED' and outcome = 'SETTLED') settled,
                coalesce(sum(e.events), 0) events, min(e.events) fewest, max(e.events) most,
                coalesce(sum(e.pieces), 0) pieces, coalesce(sum(e.refunds), 0) refunds,
                (select count(*) from outbox join walked on walked.number = outbox.case_number) told
            from walked c, lateral (select
                (select count(*) from case_event where case_number = c.number) events,
                (select count(*) from evidence where case_number = c.number) pieces,
                (select count(*) from ledger_transaction where case_number = c.number and kind = 'REFUND') refunds) e
            """;

    private final io.redress.orders.Orders orders;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock clock;

    Orders(ApplicationContext context) {
        orders = context.getBean(io.redress.orders.Orders.class);
        transaction = context.getBean(TransactionTemplate.class);
        jdbc = context.getBean(JdbcClient.class);
        clock = context.getBean(Clock.class);
    }

    static String id(long number) {
        return "O-" + number;
    }

    static Caller buyer(long number) {
        return new Caller(Role.MARKETPLACE, "marketplace", new Party(Side.BUYER, "B-" + number));
    }

    static Caller seller(long number) {
        return new Caller(Role.MARKETPLACE, "marketplace", new Party(Side.SELLER, "S-" + number));
    }

    void prepare(long first, int count) {
        Instant now = clock.instant();
        for (long begin = first; begin < first + count; begin += BATCH) {
            long from = begin;
            long to = Math.min(first + count, begin + BATCH);
            transaction.executeWithoutResult(status -> {
                for (long number = from; number < to; number++) {
                    orders.upsert(order(number, now), MARKETPLACE);
                }
            });
        }
    }

    /** Of prices that differ, since what is remembered of one amount is of no use to another, and rise: a replay moves the captured one. */
    private static Order order(long number, Instant now) {
        Money price = Money.ofMinor(USD, 8_000 + number % 100_000);
        return new Order(
                id(number),
                Channel.TRADE_ASSURANCE,
                new PartyDetails("B-" + number, "Bea Buyer", "bea@example.org"),
                new PartyDetails("S-" + number, "Sam Seller", "sam@example.org"),
                USD,
                List.of(new OrderLine("L1", "Desk lamp", "As in the data sheet", 1, price, null)),
                Money.of(USD, 5),
                now.minus(Duration.ofDays(30)),
                now.minus(Duration.ofDays(2)),
                now.minus(Duration.ofDays(20)),
                now.minus(Duration.ofDays(1)),
                CarriageArrangedBy.SELLER,
                new Payment(price.plus(5), true),
                true,
                OrderStatus.OPEN,
                List.of(),
                "en");
    }

    /** Every case settled, with the same number of events, two pieces of evidence, something to tell, one refund. */
    void check(long first, int count) {
        Rows rows = jdbc.sql(ROWS)
                .params(id(first), id(first + count - 1))
                .query(Rows.class)
                .single();
        if (rows.cases() != count
                || rows.settled() != count
                || rows.pieces() != 2L * count
                || rows.refunds() != count
                || rows.told() % count != 0
                || rows.fewest() != rows.most()) {
            throw new IllegalStateException(rows + " for " + count + " cases");
        }
        System.out.printf("Each of %d cases: %d events, %d to tell%n", count, rows.most(), rows.told() / count);
    }

    record Rows(long cases, long settled, long events, long fewest, long most, long pieces, long told, long refunds) {}
}
