package io.redress.process.templates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.redress.process.contract.DelegateContract;
import io.redress.process.contract.DelegateContract.Failure;
import io.redress.process.contract.Variable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The delegates as Modeler offers them: a template each, by which a step gets its label and its delegate, and its author
 * reads what it needs and leaves. They carry no version: a diagram whose template has changed still says by itself what
 * the engine does, and the check of the models looks at that.
 */
public final class ElementTemplates {

    /** How each effect outside is retried here, unless its author knows better. */
    private static final String RETRIES = "R5/PT10M";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final PrettyPrinter AS_MODELER_WRITES = new DefaultPrettyPrinter()
            .withSeparators(Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(INDENT)
            .withArrayIndenter(INDENT);

    private ElementTemplates() {}

    /** One file with all of them, as JSON. */
    public static String of(Collection<DelegateContract> delegates) {
        ArrayNode templates = JSON.createArrayNode();
        delegates.forEach(delegate -> templates.add(template(delegate)));
        try {
            return JSON.writer(AS_MODELER_WRITES).writeValueAsString(templates) + "\n";
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static ObjectNode template(DelegateContract delegate) {
        ObjectNode template = JSON.createObjectNode();
        template.put("name", delegate.name());
        template.put("id", "io.redress." + delegate.bean());
        template.put("description", delegate.does());
        ArrayNode keywords = template.putArray("keywords");
        keywords.add("Redress").add(delegate.bean());
        delegate.sets().forEach(variable -> keywords.add(variable.name()));
        template.putArray("appliesTo").add("bpmn:Task");
        template.putObject("elementType").put("value", "bpmn:ServiceTask");
        // Modeler's own fields stay, above all those for the id and the documentation.
        template.put("entriesVisible", true);
        ArrayNode groups = template.putArray("groups");
        groups.addObject().put("id", "step").put("label", "Step");
        groups.addObject().put("id", "program").put("label", "What the program does");
        ArrayNode properties = template.putArray("properties");
        property(properties, "Label", "String", "name", "step")
                .put("value", delegate.name())
                .put("description", "Verb and object; a capital at the start and nowhere else.")
                .putObject("constraints")
                .put("notEmpty", true);
        property(properties, "Delegate", "String", "camunda:delegateExpression", "program")
                .put("value", "${" + delegate.bean() + "}")
                .put("editable", false)
                .put("description", inWords(delegate));
        if (delegate.outside()) {
            property(properties, "Transaction of its own", "Boolean", "camunda:asyncBefore", "program")
                    .put("value", true)
                    .put("editable", false)
                    .put(
                            "description",
                            "Set the retry time cycle too, in the group \"Job execution\": " + RETRIES
                                    + " tries five times, ten minutes apart.");
        }
        return template;
    }

    private static ObjectNode property(
            ArrayNode properties, String label, String type, String attribute, String group) {
        ObjectNode property = properties.addObject();
        property.put("label", label).put("type", type).put("group", group);
        property.putObject("binding").put("type", "property").put("name", attribute);
        return property;
    }

    private static String inWords(DelegateContract delegate) {
        List<String> words = new ArrayList<>();
        words.add(
                delegate.afterTimer()
                        ? "Stands right behind a timer, whose term it takes"
                                + (delegate.terms().isEmpty() ? "." : ": " + terms(delegate.terms()) + ".")
                        : "Takes the case from the process, and nothing else.");
        delegate.sets().forEach(variable -> words.add(inWords(variable)));
        if (!delegate.begins().isEmpty()) {
            words.add("Begins, for timers behind it: " + terms(delegate.begins()) + ".");
        }
        for (Failure failure : delegate.fails()) {
            words.add("Throws the error " + failure.code() + " if " + failure.meaning()
                    + ": catch it by an error event at the border.");
        }
        return String.join(" ", words);
    }

    private static String inWords(Variable variable) {
        String holds = variable.words().isEmpty()
                ? variable.kind().inWords()
                : variable.words().stream().collect(Collectors.joining("', '", "'", "'"));
        return "Sets " + variable.name() + " (" + holds + "): " + variable.meaning() + ".";
    }

    private static String terms(Collection<? extends Enum<?>> terms) {
        return terms.stream().map(Enum::name).collect(Collectors.joining(", "));
    }
}
