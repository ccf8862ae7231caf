package io.redress.process.handbook;

import io.redress.process.check.ModelSet;
import io.redress.process.check.ProcessModel;
import io.redress.process.check.TermPage;
import io.redress.process.contract.DelegateContract;
import io.redress.process.contract.StepContract;
import io.redress.process.contract.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** One process: its picture, and each step in the order in which a case comes to it. */
final class ProcessPage {

    private final ProcessModel process;
    private final ModelSet models;
    private final TermPage terms;
    private final List<DelegateContract> delegates;
    private final List<StepContract> steps;
    private final Map<String, Questionnaire> forms;
    private final Set<String> shown = new TreeSet<>();
    private final Markdown page = new Markdown();

    ProcessPage(
            ProcessModel process,
            ModelSet models,
            TermPage terms,
            List<DelegateContract> delegates,
            List<StepContract> steps,
            Map<String, Questionnaire> forms) {
        this.process = process;
        this.models = models;
        this.terms = terms;
        this.delegates = delegates;
        this.steps = steps;
        this.forms = forms;
    }

    String text() {
        String name = ProcessModel.name(process.process());
        page.paragraph("For everybody: what happens, step by step. " + Handbook.WRITTEN);
        page.title(name);
        page.paragraph(documentation(process.process()));
        page.paragraph("![" + name + "](../images/" + Handbook.page(process).replace(".md", ".svg") + ")");
        page.paragraph("`" + process.id() + "` in `" + process.file() + "`, version "
                + process.process().getCamundaVersionTag() + ". " + begun());
        page.heading("Steps");
        Set<FlowNode> order = new LinkedHashSet<>();
        process.each(StartEvent.class)
                .filter(start -> start.getParentElement().equals(process.process()))
                .forEach(start -> follow(start, order));
        process.each(SubProcess.class).filter(SubProcess::triggeredByEvent).forEach(sub -> follow(sub, order));
        order.forEach(this::tell);
        page.heading("Forms");
        if (shown.isEmpty()) {
            page.paragraph("Nobody is asked anything here.");
        } else {
            page.paragraph("What has a \\* has to be answered, if it is asked.");
        }
        for (String form : shown) {
            page.subheading("Form `" + form + "`");
            forms.get(form).addTo(page);
        }
        return page.text();
    }

    private String begun() {
        List<String> callers = new ArrayList<>();
        for (ProcessModel other : models.processes()) {
            other.each(CallActivity.class)
                    .filter(call -> process.id().equals(call.getCalledElement()))
                    .forEach(call -> callers.add("[" + ProcessModel.name(other.process()) + "](" + Handbook.page(other)
                            + ") begins it in the step *" + ProcessModel.name(call) + "*."));
        }
        return callers.isEmpty() ? "The service begins it with each case." : String.join(" ", callers);
    }

    /** What a case comes to, in order; what stands at the border of a step comes right behind it. */
    private void follow(FlowNode node, Set<FlowNode> order) {
        if (!order.add(node)) {
            return;
        }
        if (node instanceof SubProcess phase) {
            phase.getFlowElements().stream()
                    .filter(StartEvent.class::isInstance)
                    .map(StartEvent.class::cast)
                    .forEach(start -> follow(start, order));
        }
        process.at(node)
                .forEach(event -> process.outgoing(event).forEach(flow -> {
                    if (!order.contains(flow.getTarget())) {
                        follow(flow.getTarget(), order);
                    }
                }));
        process.outgoing(node).forEach(flow -> follow(flow.getTarget(), order));
    }

    private void tell(FlowNode node) {
        if (node instanceof StartEvent start) {
            boolean whole = start.getParentElement().equals(process.process());
            page.paragraph((whole ? "It begins: *" : "This begins: *") + ProcessModel.name(start) + "*. "
                    + next(process.outgoing(start)));
        } else if (node instanceof UserTask task) {
            tell(task);
        } else if (node instanceof ServiceTask service) {
            tell(service);
        } else if (node instanceof CallActivity call) {
            head(
                    call,
                    "Another process: "
                            + models.process(call.getCalledElement())
                                    .map(called -> "[" + ProcessModel.name(called.process()) + "]("
                                            + Handbook.page(called) + ")")
                                    .orElse("`" + call.getCalledElement() + "`")
                            + ".");
            wayOn(call);
        } else if (node instanceof SubProcess phase) {
            head(
                    phase,
                    phase.triggeredByEvent()
                            ? "Beside all other steps: it ends whatever is going on."
                            : "A phase of several steps, which follow.");
            wayOn(phase);
        } else if (node instanceof Gateway gateway
                && !ProcessModel.name(gateway).isEmpty()) {
            tell(gateway);
        }
    }

    private void head(BaseElement element, String kind) {
        page.subheading(ProcessModel.name(element));
        page.paragraph(kind + " " + documentation(element));
    }

    private void tell(UserTask task) {
        String form = task.getCamundaFormRef();
        head(task, "For people: " + who(task) + ".");
        if (form != null && forms.containsKey(form)) {
            shown.add(form);
            page.item("Form: [`" + form + "`](#form-" + form + ")");
        }
        steps.stream()
                .filter(step -> step.task().equals(task.getId()))
                .forEach(step -> step.sets().forEach(this::says));
        wayOn(task);
    }

    private void tell(ServiceTask service) {
        Optional<DelegateContract> delegate = ProcessModel.delegate(service)
                .flatMap(bean -> delegates.stream()
                        .filter(known -> known.bean().equals(bean))
                        .findFirst());
        head(service, "The program" + delegate.map(known -> ": " + known.does()).orElse("."));
        delegate.ifPresent(known -> known.sets().forEach(this::says));
        if (service.isCamundaAsyncBefore()) {
            terms.retries().stream()
                    .filter(retry -> retry.element().equals(service.getId()))
                    .forEach(retry ->
                            page.item("In a transaction of its own, tried again if it fails: " + retry.times()));
        }
        wayOn(service);
    }

    private void says(Variable variable) {
        String can = variable.words().isEmpty()
                ? variable.kind().inWords()
                : variable.words().stream().collect(Collectors.joining("`, `", "`", "`"));
        page.item("Tells the diagram `" + variable.name() + "` (" + can + "): " + variable.meaning());
    }

    private String who(UserTask task) {
        String groups = String.valueOf(task.getCamundaCandidateGroups());
        if (!groups.startsWith("${")) {
            return "the party, through the marketplace, or `" + groups + "` for it";
        }
        String variable = groups.replaceAll("\\W", "");
        String meanings = process.each(ServiceTask.class)
                .flatMap(service -> ProcessModel.delegate(service).stream())
                .flatMap(bean ->
                        delegates.stream().filter(delegate -> delegate.bean().equals(bean)))
                .flatMap(delegate -> delegate.sets().stream())
                .filter(set -> set.name().equals(variable))
                .map(Variable::meaning)
                .distinct()
                .collect(Collectors.joining(", or "));
        return "staff, as `" + variable + "` says" + (meanings.isEmpty() ? "" : " (" + meanings + ")");
    }

    /** Where it goes from an activity, by itself and by the events at its border. */
    private void wayOn(FlowNode activity) {
        process.at(activity).forEach(event -> page.item(at(event)));
        List<SequenceFlow> flows = process.outgoing(activity);
        if (!flows.isEmpty()) {
            page.item(next(flows));
        }
    }

    private String at(BoundaryEvent event) {
        String term = terms.waits().stream()
                .filter(wait -> wait.element().equals(event.getId()))
                .map(wait -> " ("
                        + wait.lengths().stream()
                                .map(length -> length.inWords() + ", in " + length.basis())
                                .collect(Collectors.joining("; "))
                        + ")")
                .findFirst()
                .orElse("");
        return "*" + ProcessModel.name(event) + "*" + term + ": " + targets(process.outgoing(event))
                + (event.cancelActivity() ? "" : "; the step stays open");
    }

    private void tell(Gateway gateway) {
        page.subheading(ProcessModel.name(gateway));
        page.paragraph("A question that what is known answers. " + documentation(gateway));
        List<SequenceFlow> flows = process.outgoing(gateway).stream()
                .sorted(Comparator.comparing(flow -> flow.getConditionExpression() == null))
                .toList();
        for (SequenceFlow flow : flows) {
            String answer = ProcessModel.name(flow);
            String condition = flow.getConditionExpression() == null
                    ? "otherwise"
                    : "`" + flow.getConditionExpression().getTextContent().strip() + "`";
            page.item((answer.isEmpty() ? "" : "*" + answer + "*, ") + condition + ": " + target(flow.getTarget()));
        }
    }

    private String next(List<SequenceFlow> flows) {
        return "Then: " + targets(flows);
    }

    private String targets(List<SequenceFlow> flows) {
        return flows.stream().map(flow -> target(flow.getTarget())).collect(Collectors.joining(", and "));
    }

    /** What it comes to next that has a name. */
    private String target(FlowNode node) {
        String name = ProcessModel.name(node);
        if (node instanceof EndEvent) {
            return "the end, *" + name + "*";
        }
        if (!name.isEmpty()) {
            return "*" + name + "*";
        }
        List<SequenceFlow> flows = process.outgoing(node);
        if (node instanceof ParallelGateway && flows.size() > 1) {
            return "at the same time " + targets(flows);
        }
        return (node instanceof ParallelGateway ? "when all ways have come here, " : "") + targets(flows);
    }

    static String documentation(BaseElement element) {
        return Stream.of(element)
                .flatMap(one -> one.getDocumentations().stream())
                .map(text -> text.getTextContent().strip().replaceAll("\\s+", " "))
                .collect(Collectors.joining(" "));
    }
}
