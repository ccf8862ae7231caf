package io.redress.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("process diff")
class DiffProcessTests {

    private static final Path MODELS = Path.of("bpmn");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    @DisplayName("finds nothing between the models of the program and the folder that they come from")
    void nothingBetweenProgramAndFolder() {
        assertThat(run("process", "diff")).isZero();
        assertThat(out.toString().strip()).isEqualTo("Nothing is different.");
    }

    @Test
    void tellsOfAChangedFolderInWordsAsAPageAndInPictures() throws IOException {
        copy();
        change("mediation.bpmn", "name=\"Sign decision\"", "name=\"Sign <b>twice</b>\"".replace("<", "&lt;"));
        change("rules/freight.dmn", "hitPolicy=\"FIRST\"", "hitPolicy=\"UNIQUE\"");
        Path page = folder.resolve("diff.html");
        Path pictures = folder.resolve("pictures");
        assertThat(run(
                        "process",
                        "diff",
                        MODELS.toString(),
                        folder.toString(),
                        "--html",
                        page.toString(),
                        "--svg",
                        pictures.toString(),
                        "--png",
                        pictures.toString()))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("mediation.bpmn", "(task_signDecision)", "patch: ")
                .contains("rules/freight.dmn", "hit policy \"FIRST\" → \"UNIQUE\"", "2.0.0")
                .contains(
                        "2 changes in 2 files. All together they call for a major step. 2 version tags are too small.");
        assertThat(Files.readString(page))
                .contains("<svg ", "data-element=\"task_signDecision\"", "hit policy")
                .doesNotContain("<script", "<link", "src=", "url(", "<b>twice");
        assertThat(Files.list(pictures).map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrder("mediation.svg", "mediation.png");
        assertShows(
                ImageIO.read(pictures.resolve("mediation.png").toFile()),
                Files.readString(pictures.resolve("mediation.svg")));
    }

    /** Twice as large, with what was changed in its colour, and letters on it. */
    private static void assertShows(BufferedImage image, String svg) {
        Matcher size =
                Pattern.compile("width=\"([\\d.]+)\" height=\"([\\d.]+)\"").matcher(svg);
        assertThat(size.find()).isTrue();
        assertThat(image.getWidth()).isEqualTo((int) Math.ceil(2 * Double.parseDouble(size.group(1))));
        assertThat(image.getHeight()).isEqualTo((int) Math.ceil(2 * Double.parseDouble(size.group(2))));
        Map<Integer, Integer> colours = new HashMap<>();
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                colours.merge(image.getRGB(x, y) & 0xffffff, 1, Integer::sum);
            }
        }
        int taskTwice = 2 * 2 * 100 * 80 * 2;
        assertThat(colours.get(0xffeec2)).as("changed").isBetween(taskTwice / 2, taskTwice * 3 / 2);
        assertThat(colours.get(0x1c2733)).as("letters").isGreaterThan(2_000);
    }

    @Test
    void comparesTwoFilesWhateverTheyAreCalled() throws IOException {
        Path earlier = folder.resolve("earlier.bpmn");
        Files.copy(MODELS.resolve("appeal.bpmn"), earlier);
        assertThat(run(
                        "process",
                        "diff",
                        earlier.toString(),
                        MODELS.resolve("appeal.bpmn").toString()))
                .isZero();
        Files.writeString(earlier, Files.readString(earlier).replace("name=\"Review appeal\"", "name=\"Rule\""));
        assertThat(run(
                        "process",
                        "diff",
                        earlier.toString(),
                        MODELS.resolve("appeal.bpmn").toString(),
                        "--json"))
                .isEqualTo(1);
        JsonNode report = new ObjectMapper()
                .readTree(out.toString().substring(out.toString().indexOf('{')));
        assertThat(report.path("step").asText()).isEqualTo("patch");
        assertThat(report.at("/changes/0/element").asText()).isEqualTo("task_reviewAppeal");
        assertThat(report.at("/changes/0/kind").asText()).isEqualTo("changed");
        assertThat(report.at("/changes/0/sentence").asText()).contains("appeal.bpmn", "\"Rule\"");
        assertThat(report.at("/versions/0/wanted").asText()).isEqualTo("1.0.1");
        assertThat(report.at("/versions/0/tooSmall").asBoolean()).isTrue();
    }

    @Test
    void comparesAFileWithTheOneOfItsNameInAFolder() throws IOException {
        Path changed = folder.resolve("appeal.bpmn");
        Files.writeString(
                changed,
                Files.readString(MODELS.resolve("appeal.bpmn")).replace("name=\"Review appeal\"", "name=\"Rule\""));
        assertThat(run("process", "diff", MODELS.toString(), changed.toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("1 change in 1 file.");
        assertThat(run("process", "diff", changed.toString())).isEqualTo(1);
    }

    @Test
    void saysSoWhenThereIsNothingToCompare() throws IOException {
        assertThat(run("process", "diff", folder.toString())).isEqualTo(2);
        assertThat(run("process", "diff", folder.resolve("gone.bpmn").toString()))
                .isEqualTo(2);
        Path unknown = folder.resolve("unknown.bpmn");
        Files.copy(MODELS.resolve("appeal.bpmn"), unknown);
        assertThat(run("process", "diff", MODELS.toString(), unknown.toString()))
                .isEqualTo(2);
        Files.writeString(folder.resolve("appeal.bpmn"), "<torn");
        assertThat(run(
                        "process",
                        "diff",
                        MODELS.toString(),
                        folder.resolve("appeal.bpmn").toString()))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "no models are in it",
                        "There is no file",
                        "nothing of that name is there",
                        "appeal.bpmn cannot be compared");
        assertThat(run("process", "diff", "a", "b", "c")).isEqualTo(2);
    }

    private void copy() throws IOException {
        for (String part : List.of("", "rules", "forms")) {
            Files.createDirectories(folder.resolve(part));
            try (Stream<Path> files = Files.list(MODELS.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, folder.resolve(part).resolve(file.getFileName()));
                }
            }
        }
    }

    private void change(String file, String place, String text) throws IOException {
        String content = Files.readString(folder.resolve(file));
        assertThat(content).contains(place);
        Files.writeString(folder.resolve(file), content.replace(place, text));
    }

    private int run(String... args) {
        return CommandLineInterface.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}
