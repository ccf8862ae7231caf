package io.redress.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redress.process.diff.CannotRead;
import io.redress.process.diff.Change;
import io.redress.process.diff.Kind;
import io.redress.process.diff.ModelDiff;
import io.redress.process.diff.Step;
import io.redress.process.diff.VersionTag;
import io.redress.process.guard.ModelFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Copies of our own models, each with one thing changed. */
@DisplayName("A comparison of models")
class ModelDiffTests {

    private static final String SPINE = "return-case.bpmn";
    private static final String EVIDENCE = "evidence-collection.bpmn";
    private static final String MEDIATION = "mediation.bpmn";
    private static final String SETTLEMENT = "settlement.bpmn";
    private static final String APPEAL = "appeal.bpmn";
    private static final String NEGOTIATION = "seller-negotiation.bpmn";
    private static final String FREIGHT = "rules/freight.dmn";
    private static final String DEADLINES = "rules/deadlines.dmn";
    private static final String SIGN = "forms/sign-decision.form";

    private static final String NEW_TASK = "<bpmn:userTask id=\"task_readAgain\" name=\"Read again\" />";

    /**
     * Somebody's change.
     *
     * @param says part of the sentence about it
     */
    private record Edit(
            String what, String file, Map<String, String> models, Kind kind, String element, Step step, String says) {

        @Override
        public String toString() {
            return what;
        }
    }

    @Test
    @DisplayName("finds nothing between the same models, however a file is laid out")
    void nothingBetweenTheSame() {
        ModelDiff same = diff(Models.all());
        assertThat(same.changes()).isEmpty();
        assertThat(same.step()).isEqualTo(Step.NONE);
        assertThat(same.pictures()).isEmpty();
        String spaced = Models.all().get(MEDIATION).replace("\n      <bpmn:", "\n\n        <bpmn:");
        assertThat(diff(Models.with(MEDIATION, spaced)).changes()).isEmpty();
    }

    @ParameterizedTest(name = "finds {0}")
    @MethodSource("edits")
    void finds(Edit edit) {
        ModelDiff diff = diff(edit.models());
        assertThat(diff.changes()).anySatisfy(change -> {
            assertThat(change.file()).isEqualTo(edit.file());
            assertThat(change.kind()).isEqualTo(edit.kind());
            assertThat(change.element()).isEqualTo(edit.element());
            assertThat(change.step()).isEqualTo(edit.step());
            assertThat(change.sentence()).contains(edit.file(), edit.element(), edit.says());
            assertThat(change.why()).isNotBlank();
        });
        assertThat(diff.byFile()).containsOnlyKeys(edit.file());
    }

    static Stream<Edit> edits() {
        return Stream.of(ofDiagrams(), ofContracts(), ofTables(), ofForms()).flatMap(group -> group);
    }

    private static Stream<Edit> ofDiagrams() {
        return Stream.of(
                edit("a new label", MEDIATION, "name=\"Decide dispute\"", "name=\"Rule\"")
                        .is(Kind.CHANGED, "task_mediateDispute", Step.PATCH, "label \"Decide dispute\" → \"Rule\""),
                edit("new documentation", MEDIATION, "M4: four eyes", "M4: six eyes")
                        .is(Kind.CHANGED, "task_signDecision", Step.PATCH, "user task \"Sign decision\""),
                edit("a moved box", MEDIATION, "x=\"1360\" y=\"290\"", "x=\"1380\" y=\"280\"")
                        .is(Kind.MOVED, "service_issueDecision", Step.PATCH, "20 right, 10 up"),
                edit("a line drawn elsewhere", MEDIATION, "x=\"660\" y=\"250\"", "x=\"660\" y=\"240\"")
                        .is(Kind.MOVED, "flow_mediatorStep_review", Step.PATCH, "another line"),
                edit("a step more", MEDIATION, "</bpmn:process>", NEW_TASK + "</bpmn:process>")
                        .is(Kind.ADDED, "task_readAgain", Step.MINOR, "user task \"Read again\""),
                edit("a wait that is gone", SETTLEMENT, "userTask id=\"task_shipReturn\"", "userTask id=\"task_ship\"")
                        .is(Kind.REMOVED, "task_shipReturn", Step.MINOR, "probably called task_ship now"),
                edit("another type behind the same id", APPEAL, "bpmn:userTask", "bpmn:receiveTask")
                        .is(Kind.REMOVED, "task_reviewAppeal", Step.MAJOR, "now stands for receive task"),
                edit("another condition", MEDIATION, "${signed}", "${signed == true}")
                        .is(Kind.CHANGED, "flow_signed_decided", Step.MINOR, "condition \"${signed}\""),
                edit("another target", MEDIATION, "targetRef=\"merge_decided\"", "targetRef=\"end_decided\"")
                        .is(
                                Kind.CHANGED,
                                "flow_signed_decided",
                                Step.MINOR,
                                "leads to merge_decided → \"Decision made\""),
                edit("another default flow", MEDIATION, "default=\"flow_signed_review\"", "")
                        .is(Kind.CHANGED, "gateway_signed", Step.MINOR, "default flow \"No\""),
                edit("another delegate", MEDIATION, "${issueDecision}", "${routeCase}")
                        .is(Kind.CHANGED, "service_issueDecision", Step.MINOR, "delegate"),
                edit("another term", MEDIATION, "'MEDIATION_HALF')", "'MEDIATION_LIMIT')")
                        .is(Kind.CHANGED, "timer_halfOfTerm", Step.MINOR, "timer boundary event"),
                edit("other people", MEDIATION, "\"${signatoryGroups}\"", "\"leads\"")
                        .is(Kind.CHANGED, "task_signDecision", Step.MINOR, "candidate groups"),
                edit("another form", MEDIATION, "formRef=\"sign-decision\"", "formRef=\"decide-dispute\"")
                        .is(Kind.CHANGED, "task_signDecision", Step.MINOR, "form \"sign-decision\""),
                edit("a property", MEDIATION, "value=\"MEDIATION_HALF\"", "value=\"MEDIATION_LIMIT\"")
                        .is(Kind.CHANGED, "service_warnAtHalf", Step.MINOR, "property \"deadline\""));
    }

    private static Stream<Edit> ofContracts() {
        return Stream.of(
                edit("another id of a process", MEDIATION, "process id=\"mediation\"", "process id=\"mediate\"")
                        .is(Kind.REMOVED, "mediation", Step.MAJOR, "process \"Mediation\""),
                edit("a renamed message", SPINE, "name=\"caseWithdrawn\"", "name=\"withdrawn\"")
                        .is(Kind.CHANGED, "message_caseWithdrawn", Step.MAJOR, "\"caseWithdrawn\" → \"withdrawn\""),
                edit(
                                "a lost business key",
                                SPINE,
                                "businessKey=\"#{execution.processBusinessKey}\"",
                                "variables=\"all\"")
                        .is(Kind.CHANGED, "call_mediation", Step.MAJOR, "businessKey"),
                edit("another error", SETTLEMENT, "errorCode=\"", "errorCode=\"x")
                        .is(Kind.CHANGED, "bpmnError_paymentDeclined", Step.MAJOR, "errorCode"));
    }

    private static Stream<Edit> ofTables() {
        String rows = Models.all().get(FREIGHT);
        String first = rows.substring(rows.indexOf("<rule id="), rows.indexOf("</rule>") + "</rule>".length());
        return Stream.of(
                edit("a new number", DEADLINES, "\"P5D\"", "\"P6D\"")
                        .is(Kind.CHANGED, firstRowWith(DEADLINES, "\"P5D\""), Step.MINOR, "\"P5D\" → \"P6D\""),
                edit("a row less", FREIGHT, first, "").is(Kind.REMOVED, "rule_F50_buyer", Step.MINOR, "row F50"),
                edit("a row more", FREIGHT, first, first + first.replace("rule_F50_buyer", "rule_new"))
                        .is(Kind.ADDED, "rule_new", Step.MINOR, "row F50"),
                edit("a row at another place", FREIGHT, first, "", "</decisionTable>", first + "</decisionTable>")
                        .is(Kind.MOVED, "rule_F50_buyer", Step.MINOR, "is row"),
                edit("a row under another id", FREIGHT, "rule_F50_buyer\"", "rule_F50_x\"")
                        .is(Kind.CHANGED, "rule_F50_x", Step.PATCH, "id \"rule_F50_buyer\""),
                edit("another annotation", FREIGHT, "F50 (T): what", "F50 (T): whatever")
                        .is(Kind.CHANGED, "rule_F50_buyer", Step.PATCH, "annotation"),
                edit("another column", FREIGHT, "<text>lowValue</text>", "<text>cheap</text>")
                        .is(Kind.CHANGED, "freight_in_lowValue", Step.MAJOR, "asks \"lowValue\" → \"cheap\""),
                edit(
                                "an answer more",
                                FREIGHT,
                                "<rule id=\"rule_F50_buyer\">",
                                "<output id=\"out_more\" name=\"more\" /><rule id=\"rule_F50_buyer\">")
                        .is(Kind.ADDED, "out_more", Step.MAJOR, "output column \"more\""),
                edit("another hit policy", FREIGHT, "hitPolicy=\"FIRST\"", "hitPolicy=\"COLLECT\"")
                        .is(Kind.CHANGED, "freight", Step.MAJOR, "hit policy \"FIRST\" → \"COLLECT\""),
                edit("another id of a decision", FREIGHT, "decision id=\"freight\"", "decision id=\"payer\"")
                        .is(Kind.REMOVED, "freight", Step.MAJOR, "Who pays the freight?"));
    }

    private static Stream<Edit> ofForms() {
        return Stream.of(
                edit("a field with another key", SIGN, "\"key\": \"approve\"", "\"key\": \"agree\"")
                        .is(Kind.REMOVED, "approve", Step.MAJOR, "field \"Do you sign this decision?\""),
                edit("a question in other words", SIGN, "Do you sign this", "Would you sign this")
                        .is(Kind.CHANGED, "approve", Step.PATCH, "\"Would you sign this decision?\""),
                edit("a stricter limit", SIGN, "4000", "400")
                        .is(Kind.CHANGED, "reasons", Step.MINOR, "maxLength \"4000\" → \"400\""),
                edit("another option", SIGN, "\"value\": \"no\"", "\"value\": \"never\"")
                        .is(Kind.CHANGED, "approve", Step.MINOR, "no option \"no\" any more; new option \"never\""),
                edit("another kind of field", SIGN, "\"type\": \"textarea\"", "\"type\": \"number\"")
                        .is(Kind.CHANGED, "reasons", Step.MAJOR, "type \"textarea\" → \"number\""),
                edit("another text", SIGN, "### Four eyes", "### Six eyes")
                        .is(Kind.CHANGED, "Field_text1", Step.PATCH, "Six eyes"));
    }

    @Test
    @DisplayName("a wait that is gone is major where its process has no other of its kind")
    void waitWithoutAnother() {
        String without = Models.all().get(MEDIATION).replace("bpmn:userTask", "bpmn:manualTask");
        Change gone = only(diff(Models.with(MEDIATION, without)), "task_signDecision", Kind.REMOVED);
        assertThat(gone.step()).isEqualTo(Step.MAJOR);
        assertThat(gone.why()).contains("no other step of this kind");
    }

    @Test
    @DisplayName("each process has a step of its own, and none for those that stayed as they were")
    void stepOfEach() {
        Map<String, String> models = Models.with(MEDIATION, "${signed}", "${signed == true}");
        models.put(SPINE, models.get(SPINE).replace("name=\"caseWithdrawn\"", "name=\"withdrawn\""));
        ModelDiff diff = diff(models);
        assertThat(diff.step()).isEqualTo(Step.MAJOR);
        assertThat(diff.step("mediation")).isEqualTo(Step.MINOR);
        assertThat(diff.step("returnCase")).isEqualTo(Step.MAJOR);
        assertThat(diff.step("appeal")).isEqualTo(Step.NONE);
    }

    @Test
    @DisplayName("a version tag is held against what has changed")
    void versionTags() {
        String changed = Models.all().get(MEDIATION).replace("${signed}", "${signed == true}");
        VersionTag still = version(changed);
        assertThat(still.isTooSmall()).isTrue();
        assertThat(still.sentence()).contains("still 1.0.0", "1.1.0", "minor", "flow_signed_decided");
        VersionTag small = version(tagged(changed, "1.0.1"));
        assertThat(small.isTooSmall()).isTrue();
        assertThat(small.sentence()).contains("from 1.0.0 to 1.0.1, a patch step", "too small");
        assertThat(version(tagged(changed, "1.1.0")).isTooSmall()).isFalse();
        assertThat(version(tagged(changed, "2.0.0")).isTooSmall()).isFalse();
        assertThat(version(tagged(changed, "0.9.0")).sentence()).contains("no step up");
        assertThat(version(tagged(changed, "new")).isTooSmall()).isTrue();
        assertThat(version(tagged(changed, "new")).sentence()).contains("\"new\", which is no SemVer");
        VersionTag nothingElse = version(tagged(Models.all().get(MEDIATION), "1.1.0"));
        assertThat(nothingElse.isTooSmall()).isFalse();
        assertThat(nothingElse.sentence()).contains("Nothing calls for one");
    }

    @Test
    @DisplayName("flows that follow a moved box are not called moved")
    void flowsThatFollow() {
        String moved = Models.all()
                .get(MEDIATION)
                .replace("x=\"1360\" y=\"290\"", "x=\"1365\" y=\"290\"")
                .replace("x=\"1360\" y=\"330\"", "x=\"1365\" y=\"330\"");
        assertThat(diff(Models.with(MEDIATION, moved)).changes())
                .singleElement()
                .satisfies(change -> assertThat(change.element()).isEqualTo("service_issueDecision"));
    }

    @Test
    @DisplayName("a step under another id is suggested for the one that is gone")
    void renamedSteps() {
        String renamed = Models.all().get(MEDIATION).replace("task_signDecision", "task_signRuling");
        assertThat(diff(Models.with(MEDIATION, renamed)).renamed("mediation"))
                .isEqualTo(Map.of("task_signDecision", "task_signRuling"));
    }

    @Test
    @DisplayName(
            "a file under another name is the same by what is in it; a file that is new or gone is all new or gone")
    void files() {
        Map<String, String> models = new TreeMap<>(Models.all());
        models.put("hearing.bpmn", models.remove(APPEAL));
        models.remove(NEGOTIATION);
        models.remove(SIGN);
        ModelDiff diff = diff(models);
        assertThat(diff.byFile()).containsOnlyKeys("hearing.bpmn", NEGOTIATION, SIGN);
        assertThat(diff.byFile().get("hearing.bpmn"))
                .singleElement()
                .satisfies(change -> assertThat(change.sentence()).contains("was called appeal.bpmn"));
        assertThat(diff.step("sellerNegotiation")).isEqualTo(Step.MAJOR);
        assertThat(diff.step("sign-decision")).isEqualTo(Step.MAJOR);
        ModelDiff back = ModelDiff.between(files(models), files(Models.all()));
        assertThat(back.step("sellerNegotiation")).isEqualTo(Step.MINOR);
        assertThat(only(back, "sign-decision", Kind.ADDED).step()).isEqualTo(Step.MINOR);
    }

    @Test
    @DisplayName("each diagram that is different is drawn before and after, with every element in it")
    void pictures() throws Exception {
        String changed = Models.all()
                .get(MEDIATION)
                .replace(
                        "userTask id=\"task_signDecision\" name=\"Sign decision\"",
                        "userTask id=\"task_x\" name=\"A &lt; B &amp; C\"")
                .replace("bpmnElement=\"task_signDecision\"", "bpmnElement=\"task_x\"");
        Map<String, String> pictures = diff(Models.with(MEDIATION, changed)).pictures();
        assertThat(pictures).containsOnlyKeys(MEDIATION);
        String svg = pictures.get(MEDIATION);
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                        .getDocumentElement()
                        .getTagName())
                .isEqualTo("svg");
        assertThat(svg)
                .contains("data-element=\"task_signDecision\" data-change=\"removed\"")
                .contains("data-element=\"task_x\" data-change=\"added\"")
                .contains("A &lt; B &amp; C")
                .contains("data-element=\"timer_halfOfTerm\" data-change=\"\"");
        List<String> drawn = Stream.of(svg.split("data-side=\"after\"")[1].split("data-element=\""))
                .skip(1)
                .map(part -> part.substring(0, part.indexOf('"')))
                .toList();
        List<String> placed = Stream.of(changed.split("bpmnElement=\""))
                .skip(1)
                .map(part -> part.substring(0, part.indexOf('"')))
                .filter(id -> !id.equals("mediation"))
                .toList();
        assertThat(drawn).containsExactlyInAnyOrderElementsOf(placed);
    }

    @Test
    @DisplayName("a label with more lines than there is room for grows away from what it belongs to")
    void longerLabels() {
        String changed = Models.all()
                .get(EVIDENCE)
                .replace("submit anything?\"", "submit anything at all, in any form, by now?\"");
        String svg =
                diff(Models.with(EVIDENCE, changed)).pictures().get(EVIDENCE).split("data-side=\"after\"")[1];
        Matcher gateway = Pattern.compile("bpmnElement=\"gateway_burden\"[^>]*>\\s*<dc:Bounds x=\"\\d+\" y=\"(\\d+)\"")
                .matcher(changed);
        Matcher last =
                Pattern.compile("y=\"([\\d.]+)\"[^>]*>[^<]*by now\\?</text>").matcher(svg);
        assertThat(gateway.find()).isTrue();
        assertThat(last.find()).isTrue();
        assertThat(Double.parseDouble(last.group(1))).isLessThanOrEqualTo(Double.parseDouble(gateway.group(1)));
    }

    @Test
    @DisplayName("says which file it cannot read")
    void unreadable() {
        Map<String, String> torn = Models.with(MEDIATION, "<bpmn:definitions>");
        assertThatThrownBy(() -> diff(torn)).isInstanceOf(CannotRead.class).hasMessageContaining(MEDIATION);
        Map<String, String> noForm = Models.with(SIGN, "{");
        assertThatThrownBy(() -> diff(noForm)).isInstanceOf(CannotRead.class).hasMessageContaining(SIGN);
    }

    private record Place(String what, String file, Map<String, String> models) {

        Edit is(Kind kind, String element, Step step, String says) {
            return new Edit(what, file, models, kind, element, step, says);
        }
    }

    private static Place edit(String what, String file, String... places) {
        Map<String, String> models = new TreeMap<>(Models.all());
        for (int index = 0; index < places.length; index += 2) {
            String content = models.get(file);
            assertThat(content).as(what).contains(places[index]);
            models.put(file, content.replace(places[index], places[index + 1]));
        }
        return new Place(what, file, models);
    }

    private static String firstRowWith(String file, String cell) {
        String before = Models.all().get(file).split(Pattern.quote(cell), 2)[0];
        String row = before.substring(before.lastIndexOf("<rule id=\"") + "<rule id=\"".length());
        return row.substring(0, row.indexOf('"'));
    }

    private static String tagged(String model, String version) {
        return model.replace("versionTag=\"1.0.0\"", "versionTag=\"" + version + "\"");
    }

    private static VersionTag version(String mediation) {
        return diff(Models.with(MEDIATION, mediation)).versions().get(0);
    }

    private static Change only(ModelDiff diff, String element, Kind kind) {
        return diff.changes().stream()
                .filter(change -> change.element().equals(element) && change.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static ModelDiff diff(Map<String, String> after) {
        return ModelDiff.between(files(Models.all()), files(after));
    }

    private static Collection<ModelFile> files(Map<String, String> models) {
        return models.entrySet().stream()
                .map(entry -> new ModelFile(entry.getKey(), entry.getValue().getBytes(StandardCharsets.UTF_8)))
                .toList();
    }
}
