package io.redress.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Expressions that call something, put wherever a diagram of ours says anything at all. */
class AnyExpressionTests {

    private static final Pattern ATTRIBUTE = Pattern.compile("(?<=\\s(?!xmlns)[\\w:]{1,40}=\")[^\"<>]*(?=\")");
    private static final Pattern TEXT = Pattern.compile("(?<=>)[^<>]+(?=</)");

    private static final List<String> CALLS = List.of(
            "${execution.getProcessEngineServices()}",
            "#{''.getClass().forName('java.lang.Runtime')}",
            "${dataSource.connection.close()}",
            "${closeCase.execute(execution)}",
            "before ${mediator['class']} after",
            "${currentUser()}",
            "${deadlines.due(execution,'FILING').time}",
            "${awarded}${task.name}");

    @Test
    @DisplayName("no call gets in, in whichever attribute or text it stands")
    void noCallGetsIn() {
        Random random = new Random(7);
        int tried = 0;
        for (Map.Entry<String, String> model : Models.all().entrySet()) {
            if (model.getKey().endsWith(".bpmn")) {
                List<MatchResult> places = places(model.getValue());
                for (int round = 0; round < (everywhere() ? places.size() : 50); round++) {
                    MatchResult place = places.get(everywhere() ? round : random.nextInt(places.size()));
                    String call = CALLS.get(random.nextInt(CALLS.size()));
                    String changed = model.getValue().substring(0, place.start())
                            + call
                            + model.getValue().substring(place.end());
                    assertThat(Models.inspect(Models.with(model.getKey(), changed)))
                            .as("%s at %s instead of %s", call, place.start(), place.group())
                            .isNotEmpty();
                    tried++;
                }
            }
        }
        assertThat(tried).isGreaterThanOrEqualTo(300);
    }

    private static boolean everywhere() {
        return Boolean.getBoolean("redress.soak");
    }

    /** Behind the declaration of XML, which has attributes of its own. */
    private static List<MatchResult> places(String model) {
        List<MatchResult> places = new ArrayList<>();
        for (Pattern pattern : List.of(ATTRIBUTE, TEXT)) {
            pattern.matcher(model)
                    .results()
                    .filter(place -> place.start() > model.indexOf("?>"))
                    .forEach(places::add);
        }
        return places;
    }
}
