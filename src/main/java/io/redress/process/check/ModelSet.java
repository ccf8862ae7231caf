package io.redress.process.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.process.guard.Finding;
import io.redress.process.guard.ModelFile;
import io.redress.process.guard.Rule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.xml.ModelException;

/** All models of a folder, read as the engine reads them. */
public record ModelSet(List<ProcessModel> processes, List<TableModel> tables, List<FormModel> forms) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param unreadable is told of what cannot be read, and left out */
    public static ModelSet read(Collection<ModelFile> files, Consumer<Finding> unreadable) {
        ModelSet models = new ModelSet(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (ModelFile file : files) {
            try {
                models.read(file);
            } catch (ModelException | IOException reason) {
                String words = inWords(reason);
                List<Finding> lost = LostReferences.in(file, words);
                lost.forEach(unreadable);
                if (lost.isEmpty()) {
                    unreadable.accept(
                            new Finding(file.name(), null, null, Rule.ENGINE, "The engine cannot read it: " + words));
                }
            }
        }
        return models;
    }

    private void read(ModelFile file) throws IOException {
        if (file.name().endsWith(".form")) {
            forms.add(FormModel.of(file.name(), JSON.readTree(file.content())));
        } else if (file.name().endsWith(".dmn")) {
            for (Decision decision : Dmn.readModelFromStream(new ByteArrayInputStream(file.content()))
                    .getModelElementsByType(Decision.class)) {
                if (decision.getExpression() instanceof DecisionTable table) {
                    tables.add(TableModel.of(file.name(), decision, table));
                }
            }
        } else {
            for (Process process : Bpmn.readModelFromStream(new ByteArrayInputStream(file.content()))
                    .getModelElementsByType(Process.class)) {
                if (process.isExecutable()) {
                    processes.add(new ProcessModel(file.name(), process));
                }
            }
        }
    }

    public Optional<ProcessModel> process(String id) {
        return processes.stream().filter(process -> process.id().equals(id)).findFirst();
    }

    Optional<TableModel> table(String key) {
        return tables.stream().filter(table -> table.key().equals(key)).findFirst();
    }

    Optional<FormModel> form(String id) {
        return forms.stream().filter(form -> form.id().equals(id)).findFirst();
    }

    private static String inWords(Exception reason) {
        Throwable root = reason;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = String.valueOf(root.getMessage()).lines().findFirst().orElse("it does not say why");
        return message.replaceFirst("^Error: URI=null Line=", "line ").replaceAll("\"http[^\"]*\":", "");
    }
}
