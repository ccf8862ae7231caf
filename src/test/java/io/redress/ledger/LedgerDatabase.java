package io.redress.ledger;

import com.zaxxer.hikari.HikariDataSource;
import io.redress.database.TestDatabase;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A ledger on a database of its own, each call in a transaction of its own. */
final class LedgerDatabase {

    final JdbcClient jdbc;
    final Ledger ledger;
    private final TransactionTemplate transactions;

    LedgerDatabase() {
        var database = new HikariDataSource();
        database.setDataSource(TestDatabase.migrated().dataSource());
        Clock clock = Clock.fixed(Instant.parse("2026-02-01T10:00:00Z"), ZoneOffset.UTC);
        jdbc = JdbcClient.create(database);
        ledger = new Ledger(new Book(jdbc, clock));
        transactions = new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    <T> T inTransaction(Supplier<T> work) {
        return transactions.execute(status -> work.get());
    }

    /** Everything that was ever booked, which must be nothing. */
    BigDecimal sumOfAllPostings() {
        return jdbc.sql("select coalesce(sum(amount), 0) from ledger_posting")
                .query(BigDecimal.class)
                .single();
    }

    /** The pots whose balance is not what their postings say, of which there must be none. */
    int potsThatDiffer() {
        return jdbc.sql("""
                        select count(*) from ledger_pot pot where balance <> (
                            select coalesce(sum(amount), 0) from ledger_posting posting
                            where posting.account = pot.account and posting.currency = pot.currency)
                        """).query(Integer.class).single();
    }

    int transactionsOf(String kind) {
        return jdbc.sql("select count(*) from ledger_transaction where kind = ?")
                .param(kind)
                .query(Integer.class)
                .single();
    }
}
