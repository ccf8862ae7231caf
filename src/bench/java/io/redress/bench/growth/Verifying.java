package io.redress.bench.growth;

import io.redress.RedressApi;
import io.redress.custody.Anchors;
import io.redress.growth.CasesUnderway;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How long the verification of a case takes as the anchor outside the database grows, over HTTP. */
final class Verifying {

    private static final int CASES = 20;
    private static final int WARMING = 200;
    private static final int RUNS = 300;
    private static final int RUNS_WITHOUT_INDEX = 5;

    private final GrownService service;

    Verifying(GrownService service) {
        this.service = service;
    }

    /** @param lines of other cases, between those of the cases that are verified */
    void measure(int lines, Say say) throws IOException {
        List<CasesUnderway.Opened> disputes = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            disputes.add(service.cases().disputed());
        }
        Anchors.write(service.context());
        Times before = verifying(disputes, RUNS);
        say.say("verifying a case with hardly an anchor: %s", before);

        Anchors.ofOthers(service.context(), lines);
        disputes.forEach(service.cases()::decide);
        Anchors.write(service.context());
        say.say("with %,d anchors and no index of them: %s", lines, verifying(disputes, RUNS_WITHOUT_INDEX));

        long begin = System.nanoTime();
        Anchors.index(service.context());
        say.say("their index was made in %.1f s", (System.nanoTime() - begin) / 1e9);
        Times after = verifying(disputes, RUNS);
        say.say(
                "with %,d anchors: %s, %.2f times that with hardly any",
                lines, after, after.median() / before.median());
    }

    private Times verifying(List<CasesUnderway.Opened> disputes, int runs) {
        RedressApi api = service.api();
        return Times.of(runs == RUNS ? WARMING : 1, runs, run -> {
            String number = disputes.get(run % disputes.size()).number();
            String verdict = api.marketplace()
                    .get("/api/v1/cases/" + number + "/verification")
                    .expect(200)
                    .text("/verdict");
            if (!"INTACT".equals(verdict)) {
                throw new IllegalStateException(number + " is " + verdict);
            }
        });
    }
}
