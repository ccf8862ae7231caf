package io.redress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** The table of attacks in {@code docs/security.md} names tests that there are. */
class AttackTableTests {

    private static final int FEWEST = 60;
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");

    /** Of the OWASP Application Security Verification Standard 5.0. */
    private static final Set<String> CHAPTERS = Set.of(
            "V1 Encoding and Sanitization",
            "V2 Validation and Business Logic",
            "V3 Web Frontend Security",
            "V4 API and Web Service",
            "V5 File Handling",
            "V6 Authentication",
            "V7 Session Management",
            "V8 Authorization",
            "V9 Self-contained Tokens",
            "V10 OAuth and OIDC",
            "V11 Cryptography",
            "V12 Secure Communication",
            "V13 Configuration",
            "V14 Data Protection",
            "V15 Secure Coding and Architecture",
            "V16 Security Logging and Error Handling",
            "V17 WebRTC");

    /** A line of the table. */
    record Attack(String tried, String chapter, String tests, String answer) {

        @Override
        public String toString() {
            return tried;
        }
    }

    static List<Attack> attacks() throws IOException {
        String document = Files.readString(Path.of("docs/security.md"));
        int begin = document.indexOf("\n| attack | chapter | test | answer |\n");
        assertThat(begin).as("where the table begins").isPositive();
        return document.substring(begin + 1)
                .lines()
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> line.split("(?<!\\\\)\\|", -1))
                .map(cells -> {
                    assertThat(cells).as("cells of %s", Arrays.toString(cells)).hasSize(6);
                    return new Attack(cells[1].strip(), cells[2].strip(), cells[3].strip(), cells[4].strip());
                })
                .toList();
    }

    @Test
    void manyAttacksWereTried() throws IOException {
        assertThat(attacks()).hasSizeGreaterThanOrEqualTo(FEWEST);
        assertThat(attacks()).extracting(Attack::tried).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void anAttackIsTriedByATest(Attack attack) throws IOException, ClassNotFoundException {
        assertThat(CHAPTERS).contains(attack.chapter());
        assertThat(attack.answer()).isNotBlank();
        Matcher tests = TEST.matcher(attack.tests());
        assertThat(tests.find()).as("a test in %s", attack.tests()).isTrue();
        do {
            assertThat(testMethods(tests.group(1)))
                    .as("tests of %s", tests.group(1))
                    .contains(tests.group(2));
        } while (tests.find());
    }

    private static List<String> testMethods(String name) throws IOException, ClassNotFoundException {
        Path source;
        try (Stream<Path> sources = Files.walk(TESTS)) {
            source = sources.filter(file -> file.getFileName().toString().equals(name + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no class " + name));
        }
        String qualified =
                TESTS.relativize(source).toString().replace(".java", "").replace('/', '.');
        return Arrays.stream(Class.forName(qualified, false, AttackTableTests.class.getClassLoader())
                        .getDeclaredMethods())
                .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
                .map(Method::getName)
                .toList();
    }
}
