package io.redress.cases;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.orders.Channel;
import io.redress.policy.DeadlineName;
import io.redress.policy.Flag;
import io.redress.policy.OpenedUnder;
import io.redress.policy.Remedy;
import io.redress.security.Party;
import io.redress.security.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One buyer's claim about lines of one order, from the return request to the closed file.
 *
 * <p>Holds what decides what may happen next; the texts of offers, papers and decisions lie with their features. It is
 * changed only under the row lock that {@link Cases#lock} takes, by commands and by the delegates of the process alike,
 * and written back once when the transaction commits, together with the events recorded here.
 */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
public final class ReturnCase {

    /** An event that waits for the commit, still without its place in the chain. */
    record PendingEvent(Instant at, CaseEventType type, Actor actor, Map<String, Object> data) {}

    private static final Set<DeadlineName> WARNINGS =
            EnumSet.of(DeadlineName.MEDIATION_HALF, DeadlineName.MEDIATION_FOUR_FIFTHS);

    private final CaseNumber number;
    private final String orderId;
    private final Party buyer;
    private final Party seller;
    private Claim claim;
    private final Money claimedValue;
    private final Channel channel;
    private final Channel effectiveChannel;
    private final String channelReason;
    private final Instant createdAt;

    private Stage stage = Stage.INTAKE;
    private @Nullable Outcome outcome;
    private EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
    private List<FindingView> findings = List.of();
    private @Nullable FreightTerms freight;
    private EnumMap<DeadlineName, Deadline> deadlines = new EnumMap<>(DeadlineName.class);
    private EnumSet<Step> steps = EnumSet.noneOf(Step.class);

    private boolean sellerAnswered;
    private @Nullable OpenOffer openOffer;
    private @Nullable RepairPause repair;
    private @Nullable Statement statement;
    private EnumSet<Side> evidenceExtended = EnumSet.noneOf(Side.class);
    private @Nullable EvidenceRequest evidenceRequest;
    private EnumMap<Side, Instant> evidenceTermsOver = new EnumMap<>(Side.class);
    private @Nullable ClockPause clockPause;
    private int clockPauses;
    private @Nullable HandOver handOver;
    private @Nullable String decidedBy;
    private LinkedHashSet<String> tookPart = new LinkedHashSet<>();
    private @Nullable Award award;
    private @Nullable Money awardedMoney;
    private EnumSet<Side> losingSides = EnumSet.noneOf(Side.class);
    private EnumSet<Side> appealed = EnumSet.noneOf(Side.class);
    private EnumSet<Side> appealWaived = EnumSet.noneOf(Side.class);
    private @Nullable Side appellant;
    private @Nullable UUID appealId;
    private @Nullable UUID crossAppealId;
    /** The newest deployment of rules that could be seen when the case was opened; none in old ones. */
    private @Nullable Long rulesKnown;

    private boolean closedBySilence;
    private boolean reopened;
    private @Nullable LegalHold legalHold;

    /** Goes into the seal of this document, so that what is erased from it cannot be guessed; none in old ones. */
    private @Nullable String salt;

    private Instant updatedAt;
    private int lastSeq;
    private String lastHash;

    @JsonIgnore
    private final List<PendingEvent> pendingEvents = new ArrayList<>();

    @JsonIgnore
    private List<ClaimedGoods> goods = List.of();

    /** A new case in stage INTAKE, whose log starts at {@code chainStart}. */
    ReturnCase(NewCase opened, String chainStart) {
        this(
                opened.number(),
                opened.orderId(),
                opened.buyer(),
                opened.seller(),
                opened.claim(),
                opened.claimedValue(),
                opened.channel(),
                opened.effectiveChannel(),
                opened.channelReason(),
                opened.at());
        this.lastHash = chainStart;
        this.goods = opened.goods();
        this.rulesKnown = opened.rules().newest();
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    private ReturnCase(
            CaseNumber number,
            String orderId,
            Party buyer,
            Party seller,
            Claim claim,
            Money claimedValue,
            Channel channel,
            Channel effectiveChannel,
            String channelReason,
            Instant createdAt) {
        this.number = number;
        this.orderId = orderId;
        this.buyer = buyer;
        this.seller = seller;
        this.claim = claim;
        this.claimedValue = claimedValue;
        this.channel = channel;
        this.effectiveChannel = effectiveChannel;
        this.channelReason = channelReason;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
        this.lastHash = "";
    }

    // ---- identity -------------------------------------------------------------------------------------------------

    public CaseNumber number() {
        return number;
    }

    public String orderId() {
        return orderId;
    }

    public Party party(Side side) {
        return side == Side.BUYER ? buyer : seller;
    }

    public Claim claim() {
        return claim;
    }

    /** What the claimed lines cost, without freight. */
    public Money claimedValue() {
        return claimedValue;
    }

    /** What is claimed by product line, while the case is new; a stored case does not hold it. */
    List<ClaimedGoods> goods() {
        return goods;
    }

    /** The amount that is asked for, or the value of the claimed goods where the remedy names none. */
    public Money moneyAtStake() {
        Money asked = statement == null
                ? claim.requestedRemedy().amount()
                : statement.requestedRemedy().amount();
        return asked == null ? claimedValue : asked;
    }

    /** The remedy that the buyer seeks now: the statement of the dispute has the last word. */
    public Remedy soughtRemedy() {
        return statement == null || statement.by() == Side.SELLER
                ? claim.requestedRemedy()
                : statement.requestedRemedy();
    }

    public Channel channel() {
        return channel;
    }

    /** The channel whose rules apply (C1). */
    public Channel effectiveChannel() {
        return effectiveChannel;
    }

    /** Why these rules apply, for both parties to read on the first page they see (C1). */
    public String channelReason() {
        return channelReason;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** What says which version of each rule table applies to this case: those under which it was opened. */
    public OpenedUnder rules() {
        return new OpenedUnder(createdAt, rulesKnown);
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    // ---- stage ----------------------------------------------------------------------------------------------------

    public Stage stage() {
        return stage;
    }

    public @Nullable Outcome outcome() {
        return outcome;
    }

    /** Enters a stage; the terms of the stage before no longer run. */
    public void enter(Stage next) {
        if (stage == next) {
            return;
        }
        stage = next;
        deadlines.clear();
        clockPause = null;
        clockPauses = 0;
        handOver = null;
        if (next == Stage.SETTLEMENT || next == Stage.DECIDED) {
            openOffer = null;
        }
    }

    /** Says how the case will end; whoever closes it asks for this. */
    public void endWith(Outcome how) {
        this.outcome = how;
    }

    /** Closes the file with the outcome that was recorded before. */
    public void close() {
        if (outcome == null) {
            throw new IllegalStateException("case " + number + " closes without an outcome");
        }
        enter(Stage.CLOSED);
        openOffer = null;
        evidenceRequest = null;
    }

    public boolean isClosed() {
        return stage == Stage.CLOSED;
    }

    /** Withdrawn because the buyer said nothing (N4): such a case can be reopened once. */
    public void withdrawForSilence() {
        endWith(Outcome.WITHDRAWN);
        closedBySilence = true;
    }

    /** Whether it is closed for that reason and no other. */
    public boolean isWithdrawnForSilence() {
        return isClosed() && closedBySilence;
    }

    public boolean reopenedBefore() {
        return reopened;
    }

    /** Starts over from the negotiation (N4). */
    public void reopen() {
        if (!isWithdrawnForSilence()) {
            throw new IllegalStateException("case " + number + " cannot be reopened");
        }
        stage = Stage.INTAKE;
        outcome = null;
        closedBySilence = false;
        reopened = true;
        sellerAnswered = false;
        statement = null;
        repair = null;
    }

    // ---- findings, flags, freight ---------------------------------------------------------------------------------

    public Set<Flag> flags() {
        return Collections.unmodifiableSet(flags);
    }

    public boolean has(Flag flag) {
        return flags.contains(flag);
    }

    public void flag(Flag flag) {
        flags.add(flag);
    }

    public List<FindingView> findings() {
        return findings;
    }

    public void found(Collection<FindingView> all, Collection<Flag> raised) {
        findings = List.copyOf(all);
        flags.addAll(raised);
    }

    public Optional<FreightTerms> freight() {
        return Optional.ofNullable(freight);
    }

    public void freight(FreightTerms terms) {
        this.freight = terms;
    }

    // ---- terms ----------------------------------------------------------------------------------------------------

    /** The terms that run now: those of open steps, and those that no step stands for. */
    public List<Deadline> deadlines() {
        Set<DeadlineName> running = steps.stream().map(Step::deadline).collect(Collectors.toSet());
        return deadlines.values().stream()
                .filter(deadline -> running.contains(deadline.name()) || !Step.waitsFor(deadline.name()))
                .toList();
    }

    /**
     * When the first of them ends by which somebody has to act; empty when nobody has. Warnings (M1) are no such terms,
     * and neither is the appeal window once an appeal is being heard (A1).
     */
    Optional<Instant> nextDueAt() {
        return deadlines().stream()
                .filter(deadline -> !WARNINGS.contains(deadline.name()))
                .filter(deadline -> deadline.name() != DeadlineName.APPEAL_WINDOW || waitsAt(Step.CONSIDER_APPEAL))
                .map(Deadline::dueAt)
                .min(Comparator.naturalOrder());
    }

    public Optional<Deadline> deadline(DeadlineName name) {
        return Optional.ofNullable(deadlines.get(name));
    }

    public void set(Deadline deadline) {
        deadlines.put(deadline.name(), deadline);
    }

    public void drop(DeadlineName name) {
        deadlines.remove(name);
    }

    /** Gives a running term another end, for example an extension (V2). */
    public void move(DeadlineName name, Instant dueAt) {
        deadlines.computeIfPresent(name, (key, deadline) -> deadline.moveTo(dueAt));
    }

    /** Stops the clock of these terms until {@code until}; each ends later by as much. */
    public void pause(Set<DeadlineName> names, Instant now, Instant until) {
        deadlines.replaceAll((name, deadline) -> names.contains(name) ? deadline.pause(now, until) : deadline);
    }

    /** Staff stop the clock of these terms while they wait for somebody outside (M1). */
    public void pause(ClockPause pause, Set<DeadlineName> names, Instant now) {
        clockPause = pause;
        clockPauses++;
        pause(names, now, pause.until());
    }

    /** Why staff have stopped the clock, while it stands still. */
    public Optional<ClockPause> clockPause(Instant now) {
        return Optional.ofNullable(clockPause).filter(pause -> now.isBefore(pause.until()));
    }

    /** How often staff have stopped the clock in this stage. */
    public int clockPauses() {
        return clockPauses;
    }

    /** Lets paused clocks run again before the pause is over; the unused part is taken back. */
    public void resume(Instant now) {
        clockPause = null;
        deadlines.replaceAll((name, deadline) -> deadline.resume(now));
    }

    // ---- steps ----------------------------------------------------------------------------------------------------

    public boolean waitsAt(Step step) {
        return steps.contains(step);
    }

    public Set<Step> steps() {
        return Collections.unmodifiableSet(steps);
    }

    /** Where the case waits for staff to decide, if it does. */
    public Optional<Step> staffStep() {
        return steps.stream().filter(Step::isForStaff).findFirst();
    }

    public void arriveAt(Step step) {
        steps.add(step);
    }

    public void leave(Step step) {
        steps.remove(step);
    }

    // ---- negotiation ----------------------------------------------------------------------------------------------

    public boolean sellerAnswered() {
        return sellerAnswered;
    }

    public void markSellerAnswered() {
        sellerAnswered = true;
    }

    public Optional<OpenOffer> openOffer() {
        return Optional.ofNullable(openOffer);
    }

    public void openOffer(@Nullable OpenOffer offer) {
        this.openOffer = offer;
    }

    public Optional<RepairPause> repair() {
        return Optional.ofNullable(repair);
    }

    public void repair(RepairPause pause) {
        this.repair = pause;
    }

    public Optional<Statement> statement() {
        return Optional.ofNullable(statement);
    }

    public void file(Statement filed) {
        this.statement = filed;
    }

    // ---- evidence and mediation -----------------------------------------------------------------------------------

    public boolean evidenceExtended(Side side) {
        return evidenceExtended.contains(side);
    }

    public void extendEvidence(Side side) {
        evidenceExtended.add(side);
    }

    public Optional<EvidenceRequest> evidenceRequest() {
        return Optional.ofNullable(evidenceRequest);
    }

    public void evidenceRequest(@Nullable EvidenceRequest request) {
        this.evidenceRequest = request;
    }

    /** When a side's last term for evidence ran out; empty while none has, and once a new one runs. */
    public Optional<Instant> evidenceTermOver(Side side) {
        return Optional.ofNullable(evidenceTermsOver.get(side));
    }

    public void endEvidenceTerm(Side side, Instant at) {
        evidenceTermsOver.put(side, at);
    }

    public void startEvidenceTerm(Side side) {
        evidenceTermsOver.remove(side);
    }

    /** The last time that a task of staff changed hands in this stage. */
    public Optional<HandOver> handOver() {
        return Optional.ofNullable(handOver);
    }

    public void handOver(HandOver given) {
        handOver = given;
    }

    /** Who made the decision that stands or waits for its signature; never the one who signs it (M4). */
    public @Nullable String decidedBy() {
        return decidedBy;
    }

    public void decidedBy(String person) {
        decidedBy = person;
        takesPart(person);
    }

    /** Remembers who took part in the decision: none of them may hear the appeal (A3). */
    public void takesPart(String person) {
        tookPart.add(person);
    }

    public boolean tookPart(String person) {
        return tookPart.contains(person);
    }

    /** Everybody who took part in the decision. */
    public Set<String> participants() {
        return Collections.unmodifiableSet(tookPart);
    }

    public Optional<Award> award() {
        return Optional.ofNullable(award);
    }

    public void award(Award awarded) {
        this.award = awarded;
    }

    /** What the award that stands comes to in money; empty until it was reckoned up. */
    Optional<Money> awardedMoney() {
        return Optional.ofNullable(awardedMoney);
    }

    public void awardedMoney(Money comesTo) {
        this.awardedMoney = comesTo;
    }

    // ---- appeal ---------------------------------------------------------------------------------------------------

    /** Sides that did not get all they asked for; a refund waits for them (A5). */
    public Set<Side> losingSides() {
        return Collections.unmodifiableSet(losingSides);
    }

    public void losingSides(Set<Side> sides) {
        losingSides = sides.isEmpty() ? EnumSet.noneOf(Side.class) : EnumSet.copyOf(sides);
    }

    public boolean hasAppealed(Side side) {
        return appealed.contains(side);
    }

    public @Nullable Side appellant() {
        return appellant;
    }

    /** The appeal that the other side is to answer now, or that is under review. */
    public @Nullable UUID appealId() {
        return waitsAt(Step.ANSWER_CROSS_APPEAL) ? crossAppealId : appealId;
    }

    /** Records an admitted appeal; the first to appeal is the appellant, the other's is a cross-appeal (A1). */
    public void appealBy(Side side, UUID id) {
        appealed.add(side);
        if (appellant == null) {
            appellant = side;
            appealId = id;
        } else {
            crossAppealId = id;
        }
    }

    public boolean crossAppealed() {
        return appealed.size() == 2;
    }

    public boolean hasWaived(Side side) {
        return appealWaived.contains(side);
    }

    /** A losing side gives up its appeal (A5); true once no losing side is left that could appeal. */
    public boolean waiveAppeal(Side side) {
        appealWaived.add(side);
        return appealWaived.containsAll(losingSides);
    }

    // ---- custody --------------------------------------------------------------------------------------------------

    /** Present while the case must be kept as it is. */
    public Optional<LegalHold> legalHold() {
        return Optional.ofNullable(legalHold);
    }

    public void legalHold(@Nullable LegalHold hold) {
        legalHold = hold;
    }

    /** Takes out what a side has said; what it claimed and asked for stays. */
    public void eraseWordsOf(Side side) {
        salt = null;
        if (side == Side.BUYER) {
            claim = claim.withoutWords();
        }
        if (side == Side.SELLER && repair != null) {
            repair = repair.withoutWords();
        }
        if (statement != null && statement.by() == side) {
            statement = statement.withoutWords();
        }
    }

    // ---- events ---------------------------------------------------------------------------------------------------

    /** Writes into the case's log what happened; committed with the change itself (R1). */
    public void record(Instant at, CaseEventType type, Actor actor, Map<String, Object> data) {
        pendingEvents.add(new PendingEvent(at, type, actor, data));
        updatedAt = at;
    }

    /** How many events the case has seen, counting those of this transaction; grows with every change. */
    public int changes() {
        return lastSeq + pendingEvents.size();
    }

    boolean hasPendingEvents() {
        return !pendingEvents.isEmpty();
    }

    /** What is to be recorded, and when each last happened. */
    Map<CaseEventType, Instant> pendingTypes() {
        Map<CaseEventType, Instant> types = new EnumMap<>(CaseEventType.class);
        pendingEvents.forEach(event -> types.put(event.type(), event.at()));
        return types;
    }

    void drawSaltIfNone() {
        if (salt == null) {
            salt = UUID.randomUUID().toString();
        }
    }

    List<PendingEvent> takePendingEvents() {
        List<PendingEvent> taken = List.copyOf(pendingEvents);
        pendingEvents.clear();
        return taken;
    }

    int lastSeq() {
        return lastSeq;
    }

    String lastHash() {
        return lastHash;
    }

    void chainedTo(int seq, String hash) {
        lastSeq = seq;
        lastHash = hash;
    }
}
