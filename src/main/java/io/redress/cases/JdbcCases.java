package io.redress.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.redress.audit.Actor;
import io.redress.audit.CaseEvent;
import io.redress.audit.CaseEventType;
import io.redress.audit.CaseLog;
import io.redress.audit.ChainedEvent;
import io.redress.audit.EventChain;
import io.redress.audit.RowSeals;
import io.redress.database.ReadOnce;
import io.redress.database.Typed;
import io.redress.policy.Rulings;
import io.redress.security.Side;
import io.redress.web.NotFound;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The cases in PostgreSQL; see {@link CaseSession} for when they are written. */
@Repository
class JdbcCases implements Cases {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Rulings rulings;
    private final List<WrittenWithCase> alongside;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    JdbcCases(
            JdbcClient jdbc,
            ObjectMapper json,
            Rulings rulings,
            ObjectProvider<WrittenWithCase> alongside,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.rulings = rulings;
        this.alongside = alongside.orderedStream().toList();
        // A node of the release before must be able to read what the next one has written.
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.events = events;
        this.clock = clock;
    }

    /** Makes a new case part of the transaction, as if it had been locked; it is stored with all others. */
    ReturnCase open(NewCase opened) {
        return CaseSession.current(this::flush).add(new ReturnCase(opened, EventChain.START));
    }

    @Override
    public ReturnCase lock(CaseNumber number) {
        CaseSession session = CaseSession.current(this::flush);
        return session.held(number)
                .orElseGet(() -> jdbc.sql("select facts from return_case where number = ? for update")
                        .param(number.value())
                        .query(String.class)
                        .optional()
                        .map(facts -> {
                            ReadOnce.forgetAll();
                            return session.hold(read(facts), facts);
                        })
                        .orElseThrow(() -> unknown(number)));
    }

    @Override
    public ReturnCase get(CaseNumber number) {
        return CaseSession.ifAny()
                .flatMap(session -> session.held(number))
                .or(() -> jdbc.sql("select facts from return_case where number = ?")
                        .param(number.value())
                        .query(String.class)
                        .optional()
                        .map(this::read))
                .orElseThrow(() -> unknown(number));
    }

    @Override
    public List<ReturnCase> all(Collection<CaseNumber> numbers) {
        return jdbc.sql("select facts from return_case where number = any(?)")
                .param(numbers.stream().map(CaseNumber::value).toArray(String[]::new))
                .query(this::readRow)
                .list();
    }

    @Override
    public List<ReturnCase> ofOrder(String orderId) {
        return ReadOnce.of(
                "return_case",
                orderId,
                () -> jdbc.sql("select facts from return_case where order_id = ? order by created_at desc, number")
                        .param(orderId)
                        .query(this::readRow)
                        .list());
    }

    @Override
    public List<ReturnCase> lockOpenOfOrder(String orderId) {
        List<String> numbers = jdbc.sql(
                        "select number from return_case where order_id = ? and stage <> 'CLOSED' order by number")
                .param(orderId)
                .query(String.class)
                .list();
        return numbers.stream()
                .map(number -> lock(new CaseNumber(number)))
                .filter(locked -> !locked.isClosed())
                .toList();
    }

    @Override
    public List<ReturnCase> list(Query query) {
        StringBuilder sql = new StringBuilder("select facts from return_case where true");
        List<Object> parameters = new ArrayList<>();
        query.stage().ifPresent(stage -> add(sql, parameters, " and stage = ?", stage.name()));
        query.updatedAfter().ifPresent(at -> add(sql, parameters, " and updated_at > ?", Timestamp.from(at)));
        Optional.ofNullable(query.buyerId()).ifPresent(id -> add(sql, parameters, " and buyer_id = ?", id));
        Optional.ofNullable(query.sellerId()).ifPresent(id -> add(sql, parameters, " and seller_id = ?", id));
        query.after().ifPresent(position -> {
            sql.append(" and (updated_at, number) > (?, ?)");
            parameters.add(Timestamp.from(position.updatedAt()));
            parameters.add(position.number());
        });
        sql.append(" order by updated_at, number limit ?");
        parameters.add(query.limit());
        return jdbc.sql(sql.toString()).params(parameters).query(this::readRow).list();
    }

    private static void add(StringBuilder sql, List<Object> parameters, String condition, Object value) {
        sql.append(condition);
        parameters.add(value);
    }

    @Override
    public void writeNow() {
        CaseSession.ifAny().ifPresent(CaseSession::write);
    }

    /** Writes a case that has changed, and returns it as it is stored. */
    private String flush(CaseSession.Held held) {
        ReturnCase changed = held.subject();
        rulings.settle(changed.number().value());
        if (!changed.hasPendingEvents() && write(changed).equals(held.facts())) {
            return held.facts();
        }
        events.publishEvent(new CaseEventsToRecord(changed.number(), changed.pendingTypes()));
        rulings.settle(changed.number().value());
        seal(changed, held);
        List<ChainedEvent> recorded = chain(changed);
        String facts = write(changed);
        Milestones milestones = new Milestones(recorded);
        ReadOnce.forget("return_case");
        if (held.isNew()) {
            insert(changed, facts, milestones, recorded);
        } else {
            update(changed, facts, milestones, recorded);
        }
        if (!recorded.isEmpty()) {
            events.publishEvent(new CaseEventsRecorded(
                    changed, recorded.stream().map(ChainedEvent::event).toList()));
        }
        return facts;
    }

    /** The case, its events and what is claimed by product line, in one statement. */
    private void insert(ReturnCase opened, String facts, Milestones milestones, List<ChainedEvent> recorded) {
        List<ClaimedGoods> goods = opened.goods();
        jdbc.sql("with " + besides() + """
                        , opened as (
                            insert into return_case (number, order_id, buyer_id, seller_id, reason, effective_channel,
                                                     stage, outcome, facts, created_at, updated_at, closed_at, held,
                                                     next_due_at, mediation_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?, ?, ?, ?, ?, ?)
                            returning number, created_at, seller_id, reason, effective_channel)
                        insert into claimed_goods (case_number, opened_at, seller_id, reason, effective_channel,
                                                   product_line, first_of_case, pieces, claimed, currency)
                        select number, created_at, seller_id, reason, effective_channel,
                               product_line, position = 1, pieces, claimed, ?
                          from opened, unnest(?::text[], ?::bigint[], ?::numeric[])
                               with ordinality as goods (product_line, pieces, claimed, position)
                        """)
                .params(besides(opened, recorded))
                .params(
                        opened.number().value(),
                        opened.orderId(),
                        opened.party(Side.BUYER).id(),
                        opened.party(Side.SELLER).id(),
                        opened.claim().reason().name(),
                        opened.effectiveChannel().name(),
                        opened.stage().name(),
                        Typed.name(opened.outcome()),
                        facts,
                        Timestamp.from(opened.createdAt()),
                        Timestamp.from(opened.updatedAt()),
                        opened.isClosed() ? Timestamp.from(opened.updatedAt()) : null,
                        opened.legalHold().isPresent(),
                        nextDueAt(opened),
                        milestones.mediationAt(),
                        opened.claimedValue().getCurrencyUnit().getCode(),
                        goods.stream().map(ClaimedGoods::productLine).toArray(String[]::new),
                        goods.stream().map(ClaimedGoods::pieces).toArray(Long[]::new),
                        goods.stream().map(one -> one.value().getAmount()).toArray(BigDecimal[]::new))
                .update();
    }

    /** The case and its events, in one statement. */
    private void update(ReturnCase changed, String facts, Milestones milestones, List<ChainedEvent> recorded) {
        Optional<Money> awarded = changed.awardedMoney();
        jdbc.sql("with " + besides() + """
                        update return_case
                           set stage = ?, outcome = ?, facts = ?::json, updated_at = ?, held = ?,
                               closed_at = case when ? then coalesce(closed_at, ?) end,
                               next_due_at = ?,
                               mediation_at = coalesce(mediation_at, ?),
                               decided_at = coalesce(decided_at, ?),
                               appealed_at = coalesce(appealed_at, ?),
                               appeal_outcome = coalesce(?, appeal_outcome),
                               award_basis = coalesce(?, award_basis),
                               awarded = coalesce(?, awarded),
                               award_currency = coalesce(?, award_currency)
                         where number = ?
                        """)
                .params(besides(changed, recorded))
                .params(
                        changed.stage().name(),
                        Typed.name(changed.outcome()),
                        facts,
                        Timestamp.from(changed.updatedAt()),
                        changed.legalHold().isPresent(),
                        changed.isClosed(),
                        Timestamp.from(changed.updatedAt()),
                        nextDueAt(changed),
                        milestones.mediationAt(),
                        milestones.decidedAt(),
                        milestones.appealedAt(),
                        Typed.text(milestones.appealOutcome()),
                        Typed.name(changed.award().map(Award::basis).orElse(null)),
                        Typed.amount(awarded.map(Money::getAmount).orElse(null)),
                        Typed.text(awarded.map(money -> money.getCurrencyUnit().getCode())
                                .orElse(null)),
                        changed.number().value())
                .update();
    }

    /** What one statement writes together with a case: its events, and what others have to write because of them. */
    private String besides() {
        return Stream.concat(Stream.of(CaseLog.APPENDED), alongside.stream().map(WrittenWithCase::part))
                .collect(Collectors.joining(", "));
    }

    private Object[] besides(ReturnCase subject, List<ChainedEvent> recorded) {
        List<CaseEvent> told = recorded.stream().map(ChainedEvent::event).toList();
        return Stream.concat(
                        Stream.of(CaseLog.parameters(recorded)),
                        alongside.stream().flatMap(other -> Stream.of(other.parameters(subject, told))))
                .toArray();
    }

    private static @Nullable Timestamp nextDueAt(ReturnCase subject) {
        return subject.nextDueAt().map(Timestamp::from).orElse(null);
    }

    private List<ChainedEvent> chain(ReturnCase changed) {
        String number = changed.number().value();
        List<ChainedEvent> chained = new ArrayList<>();
        for (ReturnCase.PendingEvent event : withSeals(changed.takePendingEvents(), number)) {
            int seq = changed.lastSeq() + 1;
            ChainedEvent next = EventChain.next(
                    changed.lastHash(),
                    IDS.generate(),
                    number,
                    seq,
                    event.at(),
                    event.type(),
                    event.actor(),
                    event.data());
            chained.add(next);
            changed.chainedTo(seq, next.hash());
        }
        return chained;
    }

    /** Whoever records an event changes the document too: it says when that was. */
    private void seal(ReturnCase changed, CaseSession.Held held) {
        changed.drawSaltIfNone();
        String seal = CaseSeal.of(write(changed));
        if (changed.hasPendingEvents() || held.facts() == null || !seal.equals(CaseSeal.of(held.facts()))) {
            String number = changed.number().value();
            RowSeals.keep(number, CaseSeal.nameOf(number), seal);
        }
    }

    /** The last event commits to the rows that were written for the case (R1); if there is none, one is made. */
    private List<ReturnCase.PendingEvent> withSeals(List<ReturnCase.PendingEvent> pending, String number) {
        Map<String, String> seals = RowSeals.take(number);
        if (seals.isEmpty()) {
            return pending;
        }
        List<ReturnCase.PendingEvent> sealed = new ArrayList<>(pending);
        ReturnCase.PendingEvent last = pending.isEmpty()
                ? new ReturnCase.PendingEvent(
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        CaseEventType.RECORD_EXTENDED,
                        Actor.SERVICE,
                        Map.of())
                : sealed.remove(sealed.size() - 1);
        sealed.add(new ReturnCase.PendingEvent(
                last.at(), last.type(), last.actor(), ChainedEvent.withSeals(last.data(), seals)));
        return sealed;
    }

    private static NotFound unknown(CaseNumber number) {
        return new NotFound("No case " + number.value());
    }

    private ReturnCase readRow(ResultSet row, int index) throws SQLException {
        return read(row.getString(1));
    }

    private ReturnCase read(String facts) {
        try {
            return json.readValue(facts, ReturnCase.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored case cannot be read", e);
        }
    }

    private String write(ReturnCase subject) {
        try {
            return json.writeValueAsString(subject);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("case " + subject.number() + " cannot be written", e);
        }
    }
}
