package io.redress.bench.report;

import io.redress.bench.BenchServer;
import java.time.Duration;
import java.util.function.Supplier;

/** Something that walks the standard path in a process, and the numbers of the orders in its database. */
final class Application {

    /** Cases a second for which there are orders, however few were done before. */
    private static final double LEAST = 5;

    /** Redress makes orders and looks at the rows for whatever else works in its database. */
    private final Application owner;

    private final String name;
    private final String database;
    private final SubjectProcess process;
    private final BenchServer server;
    private long next = 10_000_001;
    private long prepared = next;
    private double rate;

    /** @param guess how many cases a second it will hardly exceed, until something is known */
    Application(
            String name, String database, SubjectProcess process, BenchServer server, Application owner, double guess) {
        this.name = name;
        this.database = database;
        this.process = process;
        this.server = server;
        this.owner = owner == null ? this : owner;
        this.rate = guess;
    }

    String name() {
        return name;
    }

    String database() {
        return database;
    }

    /** As many cases, one after another. */
    Measured count(int cases) {
        return run(cases, () -> "count %d %d".formatted(owner.next, cases));
    }

    Measured closed(int workers, double seconds) {
        Measured measured = run(
                (int) (rate * seconds * 2) + workers * 2,
                () -> "closed %d %d %s".formatted(owner.next, workers, seconds));
        rate = Math.max(LEAST, measured.perSecond());
        return measured;
    }

    Measured open(double casesPerSecond, double seconds, double gap) {
        double all = casesPerSecond * (seconds + 10 * gap);
        return run(
                (int) (all + 6 * Math.sqrt(all) + 10),
                () -> "open %d %s %s %s".formatted(owner.next, casesPerSecond, seconds, gap));
    }

    /** As many cases that stay open while everything else is done, since no installation is empty; only once in a database. */
    void stand(int cases) {
        if (owner != this) {
            return;
        }
        prepare(cases);
        process.ask("%s stand %d %d".formatted(name, next, cases));
        next += cases;
    }

    /** One case. */
    String walk() {
        prepare(1);
        return process.ask("%s walk %d 1".formatted(name, owner.next++));
    }

    /** Has orders for so many cases, or more. */
    void prepare(int cases) {
        long missing = owner.next + cases - owner.prepared;
        if (missing > 0) {
            owner.process.ask("%s prepare %d %d".formatted(owner.name, owner.prepared, missing));
            owner.prepared += missing;
        }
    }

    private Measured run(int atMost, Supplier<String> command) {
        prepare(atMost);
        Duration jvm = process.cpu();
        Duration used = server.cpu();
        String answer = process.ask(name + " " + command.get());
        Measured measured =
                Measured.read(answer, process.cpu().minus(jvm), server.cpu().minus(used));
        owner.process.ask("%s check %d %d".formatted(owner.name, owner.next, measured.finished()));
        owner.next += measured.finished();
        return measured;
    }
}
