package io.redress.custody;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.redress.audit.Actor;
import io.redress.audit.Erased;
import io.redress.cases.CaseNumber;
import io.redress.custody.ErasureRequests.Request;
import io.redress.evidence.ErasedContents;
import io.redress.orders.Orders;
import io.redress.security.Caller;
import io.redress.security.Party;
import io.redress.web.Conflict;
import io.redress.web.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases what is personal of a party on request: its name and address, what it wrote, and what it handed in, in all its
 * cases and orders. A request is taken in by one transaction, and carried out by one for each case, so that it can break
 * off anywhere and goes on where it was. To do it again is harmless.
 */
@Service
public class Erasures {

    private static final Logger log = LoggerFactory.getLogger(Erasures.class);
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();
    private static final int NAMED_IN_ANSWERS = 50;
    private static final int ORDERS_AT_ONCE = 200;

    private final ErasureRequests requests;
    private final HeldKinds kinds;
    private final CaseErasure erasure;
    private final ErasedContents contents;
    private final Orders orders;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Erasures(
            ErasureRequests requests,
            HeldKinds kinds,
            CaseErasure erasure,
            ErasedContents contents,
            Orders orders,
            TransactionTemplate transaction,
            Clock clock) {
        this.requests = requests;
        this.kinds = kinds;
        this.erasure = erasure;
        this.contents = contents;
        this.orders = orders;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Takes a request in, in the caller's transaction. One for the same party that is not done yet is the same request.
     *
     * @param reason the marketplace's, such as the number of its ticket; kept
     * @return its id
     * @throws NotFound if there is neither a case nor an order of this party
     * @throws Conflict {@code open-cases} or {@code legal-hold}, with the numbers of the cases
     */
    UUID request(Party party, String reason, Caller caller) {
        if (!requests.knows(party)) {
            throw new NotFound("There is neither a case nor an order of " + party + ".");
        }
        List<String> open = requests.open(party, NAMED_IN_ANSWERS);
        if (!open.isEmpty()) {
            throw new Conflict(
                    "open-cases",
                    "This party has open cases, which need what it said. Wait until they are closed, or have them"
                            + " withdrawn or settled, and ask again.",
                    Map.of("cases", open));
        }
        List<String> held = requests.held(party, kinds.held(), NAMED_IN_ANSWERS);
        if (!held.isEmpty()) {
            throw new Conflict(
                    "legal-hold",
                    "Cases of this party are under legal hold. Ask again when a mediation lead or auditor has"
                            + " released it, or the retention table no longer holds the channel.",
                    Map.of("cases", held));
        }
        return requests.add(IDS.generate(), party, reason.strip(), Actor.of(caller), now());
    }

    /** @throws NotFound if there is no such request */
    public ErasureView get(UUID id) {
        return requests.find(id).orElseThrow(() -> new NotFound("No erasure " + id));
    }

    /** One page of all requests, latest first. */
    List<ErasureView> list(@Nullable UUID before, int limit) {
        return requests.list(before, limit);
    }

    /** Goes on with every request that is not done. */
    void carryOutAll() {
        requests.unfinished().forEach(this::carryOut);
    }

    /**
     * Carries a request out as far as it goes. A case that fails, or that has come under legal hold meanwhile, is left,
     * and with it the request stays unfinished.
     */
    void carryOut(UUID id) {
        Set<CaseNumber> failed = new HashSet<>();
        for (boolean more = true; more; ) {
            more = Boolean.TRUE.equals(eraseNextCase(id, failed));
        }
        if (failed.isEmpty()) {
            for (boolean more = true; more; ) {
                more = Boolean.TRUE.equals(transaction.execute(status -> eraseOrders(id)));
            }
        }
    }

    private boolean eraseNextCase(UUID id, Set<CaseNumber> failed) {
        CaseNumber[] at = new CaseNumber[1];
        try {
            Optional<CaseErasure.Gone> gone = Optional.ofNullable(transaction.execute(status -> requests.lock(id)
                    .flatMap(request -> requests.next(request, kinds.held(), failed)
                            .map(number -> {
                                at[0] = number;
                                return erase(request, number);
                            }))
                    .orElse(null)));
            gone.ifPresent(done -> contents.remove(done.contents()));
            return gone.isPresent();
        } catch (RuntimeException failure) {
            log.error("Erasure {} has failed in case {}; tried again in a minute", id, at[0], failure);
            return at[0] != null && failed.add(at[0]);
        }
    }

    private CaseErasure.Gone erase(Request request, CaseNumber number) {
        CaseErasure.Gone gone = erasure.erase(
                number,
                ErasureScope.of(request.party().side()),
                request.by(),
                Map.of("erasure", request.id().toString(), "reason", request.reason()));
        requests.done(request, number, gone.kinds(), now());
        return gone;
    }

    /** @return whether there may be more of them */
    private boolean eraseOrders(UUID id) {
        Request request = requests.lock(id).orElse(null);
        if (request == null || requests.find(id).orElseThrow().casesLeft() > 0) {
            return false;
        }
        List<String> naming = requests.ordersNaming(request, Erased.MARK, ORDERS_AT_ONCE);
        naming.forEach(order -> orders.eraseParty(order, request.party().side()));
        if (naming.size() == ORDERS_AT_ONCE) {
            return true;
        }
        requests.emptyAnswers(request.party());
        requests.complete(request, now());
        return false;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
