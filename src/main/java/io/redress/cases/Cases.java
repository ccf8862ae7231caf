package io.redress.cases;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All cases. */
public interface Cases {

    /**
     * The case, locked for the rest of the transaction: whoever comes second waits and then sees what the first did.
     * Asked again within the transaction it gives the same object. What changed is written once, before the commit.
     *
     * @throws io.redress.web.NotFound if there is no such case
     * @throws IllegalStateException outside a transaction
     */
    ReturnCase lock(CaseNumber number);

    /**
     * Writes what this transaction has changed so far, instead of before the commit only: for one that holds many
     * commands, of which later ones look for what earlier ones did.
     */
    void writeNow();

    /**
     * The case as it stands, to be read only; within a transaction that has locked it, as it is being changed.
     *
     * @throws io.redress.web.NotFound if there is no such case
     */
    ReturnCase get(CaseNumber number);

    /** The cases as they stand, to be read only, in one statement; those that are not there are left out. */
    List<ReturnCase> all(Collection<CaseNumber> numbers);

    /** Cases about an order, newest first. */
    List<ReturnCase> ofOrder(String orderId);

    /** Locks every case of an order that is not closed, in the order of their numbers. */
    List<ReturnCase> lockOpenOfOrder(String orderId);

    /** One page of cases in the order of their last change, oldest change first. */
    List<ReturnCase> list(Query query);

    /** The last case whose changes a page of a list has shown. */
    record Position(Instant updatedAt, String number) {}

    /**
     * What a list asks for.
     *
     * @param buyerId  only cases of this buyer
     * @param sellerId only cases of this seller
     */
    record Query(
            Optional<Stage> stage,
            Optional<Instant> updatedAfter,
            @Nullable String buyerId,
            @Nullable String sellerId,
            Optional<Position> after,
            int limit) {}
}
