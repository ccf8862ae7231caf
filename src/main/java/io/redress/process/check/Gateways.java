package io.redress.process.check;

import io.redress.process.contract.Kind;
import io.redress.process.contract.Variable;
import io.redress.process.guard.Finding;
import io.redress.process.guard.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.jspecify.annotations.Nullable;

/** Whether a gateway that decides knows a way for each value that it may meet, and whether some way leads everywhere. */
final class Gateways implements Look {

    private static final int MOST_VALUES = 2_000;

    @Override
    public void at(ModelSet models, World world, Consumer<Finding> found) {
        for (ProcessModel process : models.processes()) {
            Data data = Data.of(process, models, world);
            process.each(ExclusiveGateway.class)
                    .filter(gateway -> process.outgoing(gateway).size() > 1)
                    .forEach(gateway -> decides(gateway, data, found));
            paths(process, found);
        }
    }

    private static void decides(ExclusiveGateway gateway, Data data, Consumer<Finding> found) {
        ProcessModel process = data.process();
        if (!ProcessModel.name(gateway).endsWith("?")) {
            found.accept(process.finding(
                    gateway, Rule.CONVENTION, "It decides, and so its label asks a question, with a question mark."));
        }
        for (SequenceFlow flow : process.outgoing(gateway)) {
            if (ProcessModel.name(flow).isEmpty()) {
                found.accept(process.finding(
                        flow,
                        Rule.CONVENTION,
                        "Its label has to answer the question of " + ProcessModel.label(gateway) + "."));
            }
            if (condition(flow) == null && gateway.getDefault() != null && !flow.equals(gateway.getDefault())) {
                found.accept(process.finding(
                        flow,
                        Rule.GATEWAY,
                        "It has no condition, and is not the default flow of " + ProcessModel.label(gateway) + "."));
            }
            if (condition(flow) != null && flow.equals(gateway.getDefault())) {
                found.accept(process.finding(
                        flow, Rule.GATEWAY, "It is the default flow, so that its condition is never looked at."));
            }
        }
        List<Map<String, Object>> meets = meets(gateway, data);
        if (gateway.getDefault() == null) {
            found.accept(process.finding(
                    gateway, Rule.GATEWAY, "It has no default flow: " + stuck(process.outgoing(gateway), meets)));
        }
        if (!meets.isEmpty()) {
            taken(gateway, data, meets, found);
        }
    }

    private static String stuck(List<SequenceFlow> flows, List<Map<String, Object>> meets) {
        List<String> left = meets.stream()
                .filter(values -> flows.stream().noneMatch(flow -> holds(flow, values)))
                .map(Gateways::inWords)
                .limit(4)
                .toList();
        return left.isEmpty()
                ? "a case for which no condition holds would get stuck."
                : "a case gets stuck when " + String.join("; or ", left) + ".";
    }

    private static void taken(
            ExclusiveGateway gateway, Data data, List<Map<String, Object>> meets, Consumer<Finding> found) {
        List<SequenceFlow> flows = data.process().outgoing(gateway);
        for (SequenceFlow flow : flows) {
            String condition = condition(flow);
            if (condition == null || flow.equals(gateway.getDefault())) {
                continue;
            }
            List<Map<String, Object>> holding =
                    meets.stream().filter(values -> holds(flow, values)).toList();
            if (holding.isEmpty()) {
                found.accept(data.process()
                        .finding(
                                flow,
                                Rule.GATEWAY,
                                "It is never taken: " + condition + " holds for nothing that is set before. "
                                        + possible(condition, data)));
            }
            flows.stream()
                    .takeWhile(other -> !other.equals(flow))
                    .filter(other -> !other.equals(gateway.getDefault()))
                    .filter(other -> condition(other) != null)
                    .filter(other -> holding.stream().anyMatch(values -> holds(other, values)))
                    .forEach(other -> found.accept(data.process()
                            .finding(
                                    flow,
                                    Rule.GATEWAY,
                                    "Its condition holds together with that of the flow " + ProcessModel.label(other)
                                            + ", and which of the two is taken nobody sees.")));
        }
        SequenceFlow fallback = gateway.getDefault();
        if (fallback != null
                && meets.stream()
                        .allMatch(values ->
                                flows.stream().anyMatch(flow -> !flow.equals(fallback) && holds(flow, values)))) {
            found.accept(data.process()
                    .finding(
                            fallback,
                            Rule.GATEWAY,
                            "It is never taken: the other flows of " + ProcessModel.label(gateway)
                                    + " take everything that is set before."));
        }
    }

    private static String possible(String condition, Data data) {
        return Expression.variables(condition).stream()
                .map(variable -> "\"" + variable + "\" is " + Words.or(words(variable, data)) + ".")
                .collect(Collectors.joining(" "));
    }

    /** Everything that the variables of its conditions can be; nothing if that is not known. */
    private static List<Map<String, Object>> meets(ExclusiveGateway gateway, Data data) {
        Set<String> variables = new TreeSet<>();
        data.process().outgoing(gateway).stream()
                .map(Gateways::condition)
                .filter(Objects::nonNull)
                .forEach(condition -> variables.addAll(Expression.variables(condition)));
        List<Map<String, Object>> all = new ArrayList<>();
        all.add(Map.of());
        for (String variable : variables) {
            Collection<?> values = values(variable, data);
            if (values.isEmpty() || all.size() * values.size() > MOST_VALUES) {
                return List.of();
            }
            all = all.stream()
                    .flatMap(some -> values.stream().map(value -> with(some, variable, value)))
                    .toList();
        }
        return variables.isEmpty() ? List.of() : all;
    }

    private static Map<String, Object> with(Map<String, Object> some, String variable, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(some);
        more.put(variable, value);
        return more;
    }

    private static Collection<?> values(String variable, Data data) {
        List<Variable> set = data.writes(variable).map(Data.Write::variable).toList();
        if (set.stream().anyMatch(one -> one.kind() != Kind.TRUTH && one.kind() != Kind.WORD)) {
            return List.of();
        }
        Set<Object> values = new LinkedHashSet<>();
        set.forEach(one -> values.addAll(one.kind() == Kind.TRUTH ? List.of(true, false) : one.words()));
        return values;
    }

    private static List<String> words(String variable, Data data) {
        return values(variable, data).stream()
                .map(value -> value instanceof Boolean truth ? truth ? "yes" : "no" : value.toString())
                .toList();
    }

    private static String inWords(Map<String, Object> values) {
        return values.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\" is "
                        + (entry.getValue() instanceof Boolean truth
                                ? truth ? "yes" : "no"
                                : "\"" + entry.getValue() + "\""))
                .collect(Collectors.joining(" and "));
    }

    private static boolean holds(SequenceFlow flow, Map<String, Object> values) {
        String condition = condition(flow);
        return condition != null && Expression.holds(condition, values);
    }

    private static @Nullable String condition(SequenceFlow flow) {
        return flow.getConditionExpression() == null
                ? null
                : flow.getConditionExpression().getTextContent().strip();
    }

    private static void paths(ProcessModel process, Consumer<Finding> found) {
        Set<Ways.Place> reached = Ways.within(process).from(Ways.starts(process), place -> false);
        process.each(FlowNode.class)
                .filter(node -> !reached.contains(Ways.before(process, node.getId())))
                .forEach(node -> found.accept(
                        process.finding(node, Rule.PATH, "No way leads to it from the start of the process.")));
        Stream<FlowNode> dead = process.each(FlowNode.class)
                .filter(node -> process.outgoing(node).isEmpty())
                .filter(node -> !(node instanceof EndEvent))
                .filter(node -> !ProcessModel.isEventSubprocess(node));
        dead.forEach(node -> found.accept(process.finding(
                node, Rule.PATH, "Nothing comes after it. A way ends with an end event that says how.")));
    }
}
