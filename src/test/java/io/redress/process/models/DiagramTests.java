package io.redress.process.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That what a person sees is the whole process, on one screen, with nothing on top of anything else. */
@DisplayName("Every diagram")
class DiagramTests {

    private static final String EVERY_MODEL = "io.redress.process.models.Model#all";
    private static final double SCREEN_WIDTH = 1920;
    private static final double SCREEN_HEIGHT = 1080;

    @ParameterizedTest
    @MethodSource(EVERY_MODEL)
    void drawsEveryElement(Model model) {
        assertThat(model.each(BpmnShape.class).map(shape -> shape.getBpmnElement()))
                .containsExactlyInAnyOrderElementsOf(
                        model.each(FlowNode.class).map(BaseElement.class::cast).toList());
        assertThat(model.each(BpmnEdge.class).map(edge -> edge.getBpmnElement()))
                .containsExactlyInAnyOrderElementsOf(model.each(SequenceFlow.class)
                        .map(BaseElement.class::cast)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource(EVERY_MODEL)
    void fitsOnOneScreen(Model model) {
        List<Box> boxes = Stream.concat(shapes(model), labels(model).stream()).toList();
        double left = boxes.stream().mapToDouble(Box::x).min().orElseThrow();
        double top = boxes.stream().mapToDouble(Box::y).min().orElseThrow();
        assertThat(boxes).allSatisfy(box -> {
            assertThat(box.right() - left).isLessThan(SCREEN_WIDTH);
            assertThat(box.bottom() - top).isLessThan(SCREEN_HEIGHT);
        });
    }

    @ParameterizedTest
    @MethodSource(EVERY_MODEL)
    void putsNoShapeOnAnother(Model model) {
        List<Box> boxes = model.each(BpmnShape.class)
                .filter(shape -> !(shape.getBpmnElement() instanceof BoundaryEvent))
                .filter(shape -> !(shape.getBpmnElement() instanceof SubProcess))
                .map(DiagramTests::box)
                .toList();
        assertThat(overlaps(boxes, boxes)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(EVERY_MODEL)
    void keepsTheContentOfASubprocessInside(Model model) {
        assertThat(model.each(SubProcess.class))
                .allSatisfy(subprocess -> assertThat(subprocess.getFlowElements().stream()
                                .filter(FlowNode.class::isInstance)
                                .map(inner -> shape(model, inner)))
                        .allMatch(shape(model, subprocess)::contains));
    }

    @ParameterizedTest
    @MethodSource(EVERY_MODEL)
    void keepsLabelsApartFromEachOtherAndFromTasks(Model model) {
        List<Box> labels = labels(model);
        List<Box> tasks = shapes(model).filter(box -> box.width() == 100).toList();
        assertThat(overlaps(labels, labels)).isEmpty();
        assertThat(overlaps(labels, tasks)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(EVERY_MODEL)
    void drawsLinesStraightAndAtRightAngles(Model model) {
        assertThat(model.each(BpmnEdge.class)).allSatisfy(edge -> {
            List<Waypoint> points = new ArrayList<>(edge.getWaypoints());
            for (int next = 1; next < points.size(); next++) {
                Waypoint from = points.get(next - 1);
                Waypoint to = points.get(next);
                assertThat(from.getX().equals(to.getX()) || from.getY().equals(to.getY()))
                        .as(edge.getBpmnElement().getId())
                        .isTrue();
            }
        });
    }

    private static Stream<Box> shapes(Model model) {
        return model.each(BpmnShape.class).map(DiagramTests::box);
    }

    private static Box shape(Model model, BaseElement element) {
        return model.each(BpmnShape.class)
                .filter(shape -> shape.getBpmnElement().equals(element))
                .map(DiagramTests::box)
                .findFirst()
                .orElseThrow();
    }

    private static List<Box> labels(Model model) {
        Stream<Optional<Box>> ofShapes =
                model.each(BpmnShape.class).map(shape -> label(shape.getBpmnElement(), shape.getBpmnLabel()));
        Stream<Optional<Box>> ofLines =
                model.each(BpmnEdge.class).map(edge -> label(edge.getBpmnElement(), edge.getBpmnLabel()));
        return Stream.concat(ofShapes, ofLines).flatMap(Optional::stream).toList();
    }

    private static Optional<Box> label(BaseElement element, BpmnLabel label) {
        return Optional.ofNullable(label)
                .map(BpmnLabel::getBounds)
                .map(bounds -> Box.of("label of " + element.getId(), bounds));
    }

    private static Box box(BpmnShape shape) {
        return Box.of(shape.getBpmnElement().getId(), shape.getBounds());
    }

    private static List<String> overlaps(List<Box> boxes, List<Box> others) {
        return boxes.stream()
                .flatMap(box -> others.stream()
                        .filter(other -> !box.equals(other) && box.overlaps(other))
                        .map(other -> box + " on " + other))
                .toList();
    }
}
