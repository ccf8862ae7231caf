package io.redress.cases;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The cases that one transaction has locked. A command and the delegates that the engine runs for it share one object
 * per case, and each is written once, just before the commit, however many of them changed it.
 */
final class CaseSession implements TransactionSynchronization {

    /** A case and the document it was read from; none for a new one. */
    record Held(ReturnCase subject, @Nullable String facts) {

        boolean isNew() {
            return facts == null;
        }
    }

    private final Map<CaseNumber, Held> held = new LinkedHashMap<>();
    private final Function<Held, String> flush;

    private CaseSession(Function<Held, String> flush) {
        this.flush = flush;
    }

    static CaseSession current(Function<Held, String> flush) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a case can be locked only inside a transaction");
        }
        return ifAny().orElseGet(() -> {
            CaseSession session = new CaseSession(flush);
            TransactionSynchronizationManager.bindResource(CaseSession.class, session);
            TransactionSynchronizationManager.registerSynchronization(session);
            return session;
        });
    }

    static Optional<CaseSession> ifAny() {
        return Optional.ofNullable((CaseSession) TransactionSynchronizationManager.getResource(CaseSession.class));
    }

    Optional<ReturnCase> held(CaseNumber number) {
        return Optional.ofNullable(held.get(number)).map(Held::subject);
    }

    ReturnCase add(ReturnCase opened) {
        held.put(opened.number(), new Held(opened, null));
        return opened;
    }

    ReturnCase hold(ReturnCase subject, String facts) {
        held.put(subject.number(), new Held(subject, facts));
        return subject;
    }

    /** Writes every case that has changed since it was read or written. */
    void write() {
        held.replaceAll((number, one) -> new Held(one.subject(), flush.apply(one)));
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        write();
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResourceIfPossible(CaseSession.class);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(CaseSession.class, this);
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(CaseSession.class);
    }
}
