package io.redress.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

class CommandLineInterfaceTests {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"", "--server.port=8081", "--redress.demo=false --debug", "-Dx=y"})
    void withoutACommandTheServiceStarts(String line) {
        assertThat(CommandLineInterface.isCommand(line.isEmpty() ? new String[0] : line.split(" ")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify-case RC-1", "--redress.demo=false verify-all", "--help", "nonsense"})
    void aWordIsACommand(String line) {
        assertThat(CommandLineInterface.isCommand(line.split(" "))).isTrue();
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("verify-case", "verify-all", "rotate-export-key");
        assertThat(run("verify-case", "--help")).isZero();
        assertThat(out.toString()).contains("Exit codes:", "NUMBER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify-case", "verify-cse RC-1", "verify-case RC-1 --jsn", "verify-all extra"})
    void saysWhatIsWrongWithTheWords(String line) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).isNotBlank();
    }

    private int run(String... args) {
        return CommandLineInterface.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    @Test
    void everyCommandIsOnThePageThatSaysWhoMayDoWhat() throws Exception {
        String page = Files.readString(Path.of("docs/security.md"));

        assertThat(CommandLineInterface.Redress.class
                        .getAnnotation(Command.class)
                        .subcommands())
                .allSatisfy(command -> assertThat(page)
                        .contains("`" + command.getAnnotation(Command.class).name() + "`"));
    }
}
