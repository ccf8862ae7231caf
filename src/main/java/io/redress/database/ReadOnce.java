package io.redress.database;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a transaction has read of a table, so that a command and all that it sets in motion ask for it once. Whoever writes
 * to the table says so, and what was read is forgotten; so is everything when the transaction takes a lock, for which it may
 * have waited. Outside a transaction each question is asked. Answers must not be changed by whoever gets them.
 */
public final class ReadOnce {

    private ReadOnce() {}

    /** The answer that this transaction got before, or else now. */
    @SuppressWarnings("unchecked")
    public static <T> T of(String table, Object question, Supplier<T> asked) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return asked.get();
        }
        Map<Object, Object> answers = remembered().answers.computeIfAbsent(table, name -> new HashMap<>());
        Object answer = answers.get(question);
        if (answer == null) {
            answer = Objects.requireNonNull(asked.get());
            answers.put(question, answer);
        }
        return (T) answer;
    }

    /** This transaction writes to a table. */
    public static void forget(String table) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            remembered().answers.remove(table);
        }
    }

    /** This transaction has taken a lock: others may have written until then. */
    public static void forgetAll() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            remembered().answers.clear();
        }
    }

    private static Remembered remembered() {
        Remembered known = (Remembered) TransactionSynchronizationManager.getResource(ReadOnce.class);
        if (known == null) {
            known = new Remembered();
            TransactionSynchronizationManager.bindResource(ReadOnce.class, known);
            TransactionSynchronizationManager.registerSynchronization(
                    new ResourceHolderSynchronization<Remembered, Class<ReadOnce>>(known, ReadOnce.class) {});
        }
        return known;
    }

    private static final class Remembered extends ResourceHolderSupport {
        private final Map<String, Map<Object, Object>> answers = new HashMap<>();
    }
}
