package io.redress.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database refuses, whoever asks. */
class LedgerTablesTests {

    private static final LedgerDatabase DATABASE = new LedgerDatabase();

    private final UUID transaction = UUID.randomUUID();
    private final String pot = "HELD:" + transaction;

    @BeforeEach
    void anEarlierBookingOfOneHundred() {
        UUID earlier = UUID.randomUUID();
        DATABASE.inTransaction(() -> {
            heading(earlier);
            post(earlier, "OUTSIDE", "-100");
            return post(earlier, pot, "100");
        });
    }

    @Test
    void acceptsWhatSumsToZero() {
        assertThatCode(() -> DATABASE.inTransaction(() -> {
                    heading(transaction);
                    post(transaction, pot, "-100");
                    return post(transaction, "BUYER:B-1", "100");
                }))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesWhatDoesNotSumToZero() {
        assertThatThrownBy(() -> DATABASE.inTransaction(() -> {
                    heading(transaction);
                    post(transaction, pot, "-100");
                    return post(transaction, "BUYER:B-1", "99.99");
                }))
                .hasStackTraceContaining("does not sum to zero");
    }

    @Test
    void refusesToBalanceOneCurrencyWithAnother() {
        assertThatThrownBy(() -> DATABASE.inTransaction(() -> {
                    heading(transaction);
                    post(transaction, "SELLER:S-1", "-100");
                    return execute(
                            "insert into ledger_posting values (cast(? as uuid), 'BUYER:B-1', 'EUR', 100)",
                            transaction.toString());
                }))
                .hasStackTraceContaining("does not sum to zero");
    }

    @Test
    void refusesATransactionThatMovesNothing() {
        assertThatThrownBy(() -> DATABASE.inTransaction(() -> heading(transaction)))
                .hasStackTraceContaining("has no postings");
    }

    @Test
    void refusesToOverdrawAPot() {
        assertThatThrownBy(() -> DATABASE.inTransaction(() -> {
                    heading(transaction);
                    post(transaction, pot, "-100.01");
                    return post(transaction, "BUYER:B-1", "100.01");
                }))
                .hasStackTraceContaining("ledger_pot_never_overdrawn");
    }

    @Test
    void refusesAnAccountThatIsNone() {
        assertThatThrownBy(() -> DATABASE.inTransaction(() -> {
                    heading(transaction);
                    return post(transaction, "PETTY_CASH", "100");
                }))
                .hasStackTraceContaining("ledger_posting_names_an_account");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_posting set amount = amount * 2",
                "delete from ledger_posting",
                "truncate ledger_posting",
                "update ledger_transaction set reference = 'another'",
                "delete from ledger_transaction",
                "truncate ledger_transaction cascade",
                "truncate ledger_pot",
            })
    void refusesToChangeWhatIsBooked(String change) {
        assertThatThrownBy(() -> DATABASE.inTransaction(() -> execute(change))).hasStackTraceContaining("append-only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_pot set balance = balance + 1",
                "delete from ledger_pot",
                "insert into ledger_pot values ('HELD:RC-RICH', 'USD', 1000000)",
            })
    void refusesToSetABalance(String change) {
        assertThatThrownBy(() -> DATABASE.inTransaction(() -> execute(change)))
                .hasStackTraceContaining("changes by postings only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update seller_standing_entry set points = 1",
                "delete from seller_standing_entry",
                "truncate seller_standing_entry",
            })
    void refusesToForgivePenaltyPoints(String change) {
        DATABASE.inTransaction(() -> execute("""
                insert into seller_standing_entry
                values (gen_random_uuid(), 'S-1', 'PENALTY', 10, gen_random_uuid(), 'RC-1', now())
                """));
        assertThatThrownBy(() -> DATABASE.inTransaction(() -> execute(change))).hasStackTraceContaining("append-only");
    }

    @Test
    void keepsTheBalanceOfAPot() {
        assertThat(DATABASE.jdbc
                        .sql("select balance from ledger_pot where account = ?")
                        .param(pot)
                        .query(Integer.class)
                        .single())
                .isEqualTo(100);
        assertThat(DATABASE.potsThatDiffer()).isZero();
    }

    private static int heading(UUID transaction) {
        return execute("""
                insert into ledger_transaction (id, idempotency_key, kind, booked_at)
                values (cast(? as uuid), gen_random_uuid(), 'REFUND', now())
                """, transaction.toString());
    }

    private static int post(UUID transaction, String account, String amount) {
        return execute(
                "insert into ledger_posting values (cast(? as uuid), ?, 'USD', cast(? as numeric))",
                transaction.toString(),
                account,
                amount);
    }

    private static int execute(String sql, Object... parameters) {
        return DATABASE.jdbc.sql(sql).params(parameters).update();
    }
}
