package io.redress.e2e;

import io.redress.RedressTest;
import io.redress.e2e.CaseWorld.Move;
import io.redress.e2e.CaseWorld.Move.Kind;
import io.redress.security.TestTokens;
import java.util.List;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContextManager;
import org.springframework.test.web.servlet.MockMvc;

/**
 * Whatever is done with cases, by whomever, in whatever order, and whenever terms pass: no stage is reached that cannot
 * follow, nothing is paid twice or beyond what was paid in, the log proves itself, the case and its process agree, and
 * every case ends.
 */
@Label("Cases under everything that people, carriers and time can do to them")
class CaseLifePropertiesTests {

    private static InProcess api;
    private static ApplicationContext context;

    /**
     * Time runs for years here, so that this needs a clock, and with it a database, of its own: whatever other cases wait
     * in it has its terms fired in each life.
     */
    @RedressTest(properties = {"redress.demo=true", "redress.demo-data=false", "spring.application.name=case-lives"})
    static class Service {

        @Autowired
        MockMvc mvc;

        @Autowired
        TestTokens tokens;

        @Autowired
        ApplicationContext context;
    }

    @BeforeContainer
    static void start() throws Exception {
        Service service = new Service();
        new TestContextManager(Service.class).prepareTestInstance(service);
        api = new InProcess(service.mvc, service.tokens);
        context = service.context;
    }

    /** The same lives in every build, so that a build fails for what was changed; the soak looks for new ones. */
    @Property(
            tries = 40,
            seed = "20261122",
            shrinking = ShrinkingMode.OFF,
            edgeCases = EdgeCasesMode.NONE,
            afterFailure = AfterFailureMode.RANDOM_SEED)
    @Label("R1, S3, M3: 40 random lives of cases")
    void everyCaseEndsWell(@ForAll @IntRange(max = 1_000) int kind, @ForAll("moves") List<Move> moves) {
        live(kind, moves);
    }

    @Property(
            tries = 1_000,
            shrinking = ShrinkingMode.OFF,
            edgeCases = EdgeCasesMode.NONE,
            afterFailure = AfterFailureMode.RANDOM_SEED)
    @AddLifecycleHook(WhenSoaking.class)
    @Label("R1, S3, M3: 1,000 random lives of cases")
    void everyCaseEndsWellForLong(@ForAll @IntRange(max = 1_000) int kind, @ForAll("moves") List<Move> moves) {
        live(kind, moves);
    }

    private static void live(int kind, List<Move> moves) {
        CaseWorld world = new CaseWorld(api, context, kind);
        moves.forEach(world::apply);
        world.windDown();
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(60, Kind.SENSIBLE),
                Tuple.of(15, Kind.BLIND),
                Tuple.of(10, Kind.NEWS),
                Tuple.of(12, Kind.TIME),
                Tuple.of(3, Kind.ANOTHER_CASE));
        Arbitrary<Move> move =
                Combinators.combine(kinds, numbers(1_000), numbers(10_000)).as(Move::new);
        return move.list().ofMinSize(15).ofMaxSize(35);
    }

    private static Arbitrary<Integer> numbers(int most) {
        return Arbitraries.integers().between(0, most).withDistribution(RandomDistribution.uniform());
    }

    /** Runs only with {@code -P soak}. */
    static class WhenSoaking implements SkipExecutionHook {

        @Override
        public SkipResult shouldBeSkipped(LifecycleContext context) {
            return Boolean.getBoolean("redress.soak")
                    ? SkipResult.doNotSkip()
                    : SkipResult.skip("only with mvn verify -P soak");
        }
    }
}
