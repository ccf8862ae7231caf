package io.redress.e2e;

import static io.redress.cases.Stage.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.OrderFacts;
import io.redress.audit.CaseLog;
import io.redress.audit.ChainedEvent;
import io.redress.audit.EventChain;
import io.redress.audit.LogRow;
import io.redress.cases.AwardedAmount;
import io.redress.cases.CaseNumber;
import io.redress.cases.Cases;
import io.redress.cases.Outcome;
import io.redress.cases.ReturnCase;
import io.redress.cases.Stage;
import io.redress.custody.CaseVerification;
import io.redress.ledger.Account;
import io.redress.ledger.Ledger;
import io.redress.orders.Order;
import io.redress.orders.Orders;
import io.redress.process.EngineState;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.joda.money.Money;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds of every case at every moment, whatever was done with it. */
final class CaseInvariants {

    /** Where one command can take a case; a refund or a replacement that closes it at once is on its way already. */
    private static final Map<Stage, Set<Stage>> NEXT = new EnumMap<>(Map.of(
            NEGOTIATION, EnumSet.of(FILING, EVIDENCE, SETTLEMENT, CLOSED),
            FILING, EnumSet.of(EVIDENCE, SETTLEMENT, CLOSED),
            EVIDENCE, EnumSet.of(MEDIATION, SETTLEMENT, CLOSED),
            MEDIATION, EnumSet.of(DECIDED, SETTLEMENT, CLOSED),
            DECIDED, EnumSet.of(APPEAL, SETTLEMENT, CLOSED),
            APPEAL, EnumSet.of(SETTLEMENT, CLOSED),
            SETTLEMENT, EnumSet.of(CLOSED),
            CLOSED, EnumSet.of(NEGOTIATION)));

    private final Cases cases;
    private final Orders orders;
    private final CaseLog log;
    private final Ledger ledger;
    private final CaseVerification verification;
    private final JdbcClient jdbc;
    private final EngineState engine;
    private final OrderFacts facts;
    private final BigDecimal guarantee;

    CaseInvariants(ApplicationContext context, OrderFacts facts, String guarantee) {
        cases = context.getBean(Cases.class);
        orders = context.getBean(Orders.class);
        log = context.getBean(CaseLog.class);
        ledger = context.getBean(Ledger.class);
        verification = context.getBean(CaseVerification.class);
        jdbc = context.getBean(JdbcClient.class);
        engine = new EngineState(context);
        this.facts = facts;
        this.guarantee = new BigDecimal(guarantee);
    }

    /** Checks one case and tells where it stands. */
    Stage check(CaseNumber number, Stage before, boolean timePassed, List<String> trace) {
        ReturnCase subject = cases.get(number);
        Stage stage = subject.stage();
        assertThat(stage)
                .as("stage after %s, after %s", before, trace)
                .matches(reached ->
                        reached == before || reachable(before, timePassed).contains(reached));
        assertThat(engine.openSteps(number))
                .as("open tasks in %s after %s", stage, trace)
                .isEqualTo(subject.steps());
        assertThat(engine.runs(number))
                .as("a process runs in %s after %s", stage, trace)
                .isEqualTo(stage != CLOSED);
        assertThat(engine.failures()).as("failed jobs after %s", trace).isEmpty();
        assertThat(subject.outcome() != null || !subject.isClosed())
                .as("outcome after %s", trace)
                .isTrue();
        checkChain(number, trace);
        checkPayments(subject, trace);
        return stage;
    }

    /** The books balance, and the buyer has at most what was paid in, the guarantee, and what the seller paid itself. */
    void checkMoney(List<CaseNumber> numbers, List<String> trace) {
        assertThat(sum("select coalesce(sum(amount), 0) from ledger_posting"))
                .as("all accounts")
                .isZero();
        BigDecimal paidIn = orders.get(facts.id()).payment().paid().getAmount();
        BigDecimal fromPots = sum("""
                select coalesce(sum(p.amount), 0)
                  from ledger_posting p join ledger_transaction t on t.id = p.transaction_id
                 where p.account = 'BUYER:%s' and t.kind <> 'PAYMENT'
                """.formatted(facts.buyer()));
        assertThat(fromPots).as("paid to the buyer after %s", trace).isLessThanOrEqualTo(paidIn.add(guarantee));
    }

    private static Set<Stage> reachable(Stage from, boolean severalSteps) {
        Set<Stage> reached = EnumSet.copyOf(NEXT.get(from));
        if (severalSteps && from != CLOSED) {
            Set<Stage> all = EnumSet.copyOf(reached);
            reached.stream().filter(next -> next != CLOSED).forEach(next -> all.addAll(reachable(next, true)));
            return all;
        }
        return from == CLOSED && severalSteps ? EnumSet.of(CLOSED) : reached;
    }

    private void checkChain(CaseNumber number, List<String> trace) {
        String previous = EventChain.START;
        int seq = 0;
        for (LogRow row : log.rows(number.value())) {
            assertThat(row.seq()).as("number of an event after %s", trace).isEqualTo(++seq);
            ChainedEvent event = ((LogRow.Readable) row).event();
            assertThat(event.follows(previous))
                    .as("event %d, %s, follows the one before after %s", seq, event, trace)
                    .isTrue();
            assertThat(event.altered()).as("altered words in %s", event).isEmpty();
            previous = event.hash();
        }
    }

    private void checkPayments(ReturnCase subject, List<String> trace) {
        Order order = orders.get(subject.orderId());
        Money zero = Money.zero(order.currency());
        String number = subject.number().value();
        Money paid = ledger.paidOut(number, order.currency());
        Money due = subject.award()
                .map(award -> {
                    Money amount = AwardedAmount.of(award, subject, order);
                    return amount.isZero() && award.grantsSomething()
                            ? AwardedAmount.insteadOfGoods(subject, order)
                            : amount;
                })
                .orElse(zero);
        assertThat(paid).as("paid through the case after %s", trace).isLessThanOrEqualTo(due);
        assertThat(sum("select count(*) from ledger_transaction where kind in ('REFUND', 'PAYMENT') and case_number = '"
                        + number + "' and idempotency_key not like '%enforcement%'"))
                .as("payments after %s", trace)
                .isLessThanOrEqualTo(BigDecimal.ONE);
        if (!subject.isClosed()) {
            return;
        }
        assertThat(verification.of(number).orElseThrow().findings())
                .as("the record after %s", trace)
                .isEmpty();
        assertThat(ledger.balance(Account.held(number), order.currency()))
                .as("still held for a closed case, %s, after %s", subject.outcome(), trace)
                .isEqualTo(zero);
        if (subject.outcome() == Outcome.SETTLED
                && subject.award().orElseThrow().remedy().type().paysMoney()) {
            assertThat(paid).as("paid through the settled case after %s", trace).isEqualTo(due);
        } else if (subject.outcome() != Outcome.ENFORCED) {
            assertThat(paid)
                    .as("paid through a case %s after %s", subject.outcome(), trace)
                    .isEqualTo(zero);
        }
    }

    private BigDecimal sum(String sql) {
        return jdbc.sql(sql).query(BigDecimal.class).single();
    }
}
