package io.redress.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.process.guard.Rule;
import java.util.Map;
import java.util.TreeMap;

/**
 * Somebody's change.
 *
 * @param element that a finding has to name
 * @param says part of what it has to say
 */
record CarelessChange(String what, Map<String, String> models, String element, Rule rule, String says) {

    @Override
    public String toString() {
        return what;
    }

    /** A whole row of a table. */
    static String rule(String id) {
        for (String content : Models.all().values()) {
            int start = content.indexOf("<rule id=\"" + id + "\">");
            if (start >= 0) {
                return content.substring(start, content.indexOf("</rule>", start) + "</rule>".length());
            }
        }
        throw new AssertionError("no row " + id);
    }

    /** Begins to change a place of a file; of several that read the same, the first behind another one. */
    static Place change(String file, String... places) {
        return new Place(file, places);
    }

    record Place(String file, String... places) {

        To to(String text) {
            String content = Models.all().get(file);
            String place = places[places.length - 1];
            int from = 0;
            for (int index = 0; index < places.length - 1; index++) {
                from = content.indexOf(places[index], from);
                assertThat(from).as(places[index]).isNotNegative();
            }
            if (places.length == 1) {
                assertThat(content).contains(place);
                return new To(file, content.replace(place, text));
            }
            int at = content.indexOf(place, from);
            assertThat(at).as(place).isNotNegative();
            return new To(file, content.substring(0, at) + text + content.substring(at + place.length()));
        }
    }

    record To(String file, String content) {
        CarelessChange is(String what, String element, Rule rule, String says) {
            Map<String, String> models = new TreeMap<>(Models.all());
            models.put(file, content);
            return new CarelessChange(what, models, element, rule, says);
        }
    }
}
