package io.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.OrderFacts;
import io.redress.RedressApi.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The same request, sent more than once. */
class EqualRequestsTests extends EndToEnd {

    private static final int TOGETHER = 100;

    @Test
    @DisplayName("a hundred equal requests at once make one case, and each of them gets it sooner or later")
    void aHundredMakeOneCase() throws Exception {
        OrderFacts order = order();
        send(order);
        Map<String, Object> body = request(order, "DAMAGED", 1, remedy("FULL_REFUND"));
        String key = UUID.randomUUID().toString();

        List<Answer> answers = together(() -> api.buyer(order.buyer()).post("/api/v1/cases", body, key));

        assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .allSatisfy(answer -> assertThat(answer.text("/code")).isEqualTo("request-in-flight"));
        List<Answer> done =
                answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(done).filteredOn(answer -> !isReplayed(answer)).hasSize(1);
        assertThat(done).extracting(Answer::body).containsOnly(done.get(0).body());
        for (int again = 0; again < TOGETHER - done.size(); again++) {
            Answer answer =
                    api.buyer(order.buyer()).post("/api/v1/cases", body, key).expect(201);
            assertThat(isReplayed(answer)).isTrue();
            assertThat(answer.body()).isEqualTo(done.get(0).body());
        }
        assertThat(cases(order)).containsExactly(done.get(0).text("/number"));
    }

    @Test
    @DisplayName(
            "without a key, a hundred make one case that is open; the others are refused as claims twice made (E70)")
    void aHundredWithoutAKeyMakeOneOpenCase() throws Exception {
        OrderFacts order = order();
        send(order);
        Map<String, Object> body = request(order, "DAMAGED", 10, remedy("FULL_REFUND"));

        List<Answer> answers = together(() -> api.buyer(order.buyer())
                .post("/api/v1/cases", body, UUID.randomUUID().toString()));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers)
                .filteredOn(answer -> !answer.text("/stage").equals("CLOSED"))
                .hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.text("/stage").equals("CLOSED"))
                .allSatisfy(answer -> assertThat(answer.text("/outcome")).isEqualTo("INELIGIBLE"));
    }

    private static List<Answer> together(java.util.concurrent.Callable<Answer> send) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(TOGETHER);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Answer>> sent = new ArrayList<>();
            for (int one = 0; one < TOGETHER; one++) {
                sent.add(threads.submit(() -> {
                    start.await();
                    return send.call();
                }));
            }
            start.countDown();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : sent) {
                answers.add(answer.get(120, TimeUnit.SECONDS));
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<String> cases(OrderFacts order) {
        return api.buyer(order.buyer())
                .get("/api/v1/cases")
                .expect(200)
                .at("/items")
                .findValuesAsText("number");
    }

    private static boolean isReplayed(Answer answer) {
        return answer.headers().keySet().stream().anyMatch("Idempotency-Replayed"::equalsIgnoreCase);
    }
}
