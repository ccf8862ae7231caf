package io.redress.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.OrderFacts;
import io.redress.database.CommitCounter;
import io.redress.e2e.TestFiles;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a case file asks of the database; with {@code -Dredress.times=true} also how long it takes. */
class CaseFileCostTests extends DeskTest {

    private static final int TIMES = 300;

    @Autowired
    CommitCounter database;

    @Test
    @DisplayName("a file of 60 papers and 200 events takes the same statements as one of 3 and few")
    void takesTheSameStatementsHoweverMuchIsInIt() {
        String small = inMediation(3, 0);
        String large = inMediation(60, 200);
        page(small, "mia");

        List<String> few = statements(small);
        List<String> many = statements(large);

        assertThat(count(page(large, "mia"), "class=\"piece")).isEqualTo(60);
        assertThat(count(page(large, "mia"), "class=\"when\"")).isGreaterThanOrEqualTo(200);
        assertThat(many).hasSameSizeAs(few).containsExactlyElementsOf(few);
        System.out.printf("A case file: %d statements%n", many.size());
        if (Boolean.getBoolean("redress.times")) {
            System.out.printf("With 3 papers: %s%nWith 60 papers and 200 events: %s%n", times(small), times(large));
        }
    }

    private List<String> statements(String number) {
        return database.of(() -> page(number, "mia")).statements();
    }

    private String times(String number) {
        long[] took = new long[TIMES];
        for (int warming = 0; warming < 2; warming++) {
            for (int time = 0; time < TIMES; time++) {
                long begun = System.nanoTime();
                page(number, "mia");
                took[time] = System.nanoTime() - begun;
            }
        }
        Arrays.sort(took);
        return "median %.1f ms, 95 %% below %.1f ms".formatted(took[TIMES / 2] / 1e6, took[TIMES * 95 / 100] / 1e6);
    }

    private String inMediation(int papers, int events) {
        OrderFacts order = order();
        String number = opened(order, "The glass is broken.");
        refused(order, number, "They left us whole.");
        disputed(order, number, "Whole lamps", "Broken lamps");
        for (int paper = 0; paper < papers; paper++) {
            (paper % 2 == 0 ? api.buyer(order.buyer()) : api.seller(order.seller()))
                    .upload(number, "PHOTO", "lamp-" + paper + ".png", "image/png", TestFiles.png(number + paper))
                    .expect(201);
        }
        for (int event = papers; event < events; event++) {
            (event % 2 == 0 ? api.buyer(order.buyer()) : api.seller(order.seller()))
                    .post(path(number, "/messages"), Map.of("text", "Message " + event))
                    .expect(201);
        }
        allHandedIn(order, number);
        return number;
    }

    private static int count(String page, String what) {
        return page.split(Pattern.quote(what), -1).length - 1;
    }
}
