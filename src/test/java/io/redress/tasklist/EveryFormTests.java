package io.redress.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** No form reaches the people in Tasklist that nobody has seen there. */
class EveryFormTests {

    @Test
    @DisplayName("every form of the analysts' folder is completed in the browser by a test")
    void noFormIsLeftOut() throws IOException {
        List<String> completed = Stream.of(DisputeFormsTests.class, AwardFormsTests.class)
                .flatMap(tests -> Stream.of(tests.getDeclaredMethods()))
                .map(method -> method.getAnnotation(Completes.class))
                .flatMap(Stream::ofNullable)
                .flatMap(forms -> Stream.of(forms.value()))
                .distinct()
                .toList();
        try (Stream<Path> files = Files.list(Path.of("bpmn", "forms"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".form"))
                            .map(name -> name.substring(0, name.length() - ".form".length())))
                    .containsExactlyInAnyOrderElementsOf(completed);
        }
    }
}
