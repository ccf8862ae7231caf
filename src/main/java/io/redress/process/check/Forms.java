package io.redress.process.check;

import io.redress.process.contract.Field;
import io.redress.process.contract.StepContract;
import io.redress.process.guard.Finding;
import io.redress.process.guard.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** Whether forms ask for what the steps read, and offer what steps and tables know. */
final class Forms implements Look {

    private static final Pattern COMPARED = Pattern.compile("\\b([A-Za-z]\\w*)\\s*(?:!=|=)\\s*\"([^\"]*)\"");

    @Override
    public void at(ModelSet models, World world, Consumer<Finding> found) {
        Set<String> used = new HashSet<>();
        for (ProcessModel process : models.processes()) {
            for (UserTask task : process.each(UserTask.class).toList()) {
                String name = task.getCamundaFormRef();
                if (name == null) {
                    continue;
                }
                used.add(name);
                Optional<FormModel> form = models.form(name);
                if (form.isEmpty()) {
                    found.accept(process.finding(
                            task,
                            Rule.FORM,
                            "Its form \"" + name + "\" does not exist."
                                    + Words.didYouMean(
                                            name,
                                            models.forms().stream()
                                                    .map(FormModel::id)
                                                    .toList())));
                } else {
                    world.step(task.getId()).ifPresent(step -> read(form.get(), task, step, models, found));
                }
            }
        }
        for (FormModel form : models.forms()) {
            if (!used.contains(form.id())) {
                found.accept(form.finding(Rule.FORM, "No step shows it."));
            }
            form.questions().forEach(question -> shown(form, question, found));
            twice(form, found);
        }
    }

    private static void read(
            FormModel form, UserTask task, StepContract step, ModelSet models, Consumer<Finding> found) {
        String label = ProcessModel.label(task);
        List<String> fields = step.fields().stream().map(Field::name).toList();
        for (FormModel.Question question : form.questions()) {
            Optional<Field> field = step.field(question.key());
            if (field.isEmpty()) {
                found.accept(form.finding(
                        question,
                        Rule.FIELD,
                        "It asks for \"" + question.key() + "\", which the step " + label + " does not read: what is"
                                + " entered would be lost." + Words.didYouMean(question.key(), fields)));
                continue;
            }
            if (!field.get().words().isEmpty()) {
                question.words().stream()
                        .filter(word -> !field.get().words().contains(word))
                        .forEach(word -> found.accept(form.finding(
                                question,
                                Rule.CHOICE,
                                "It offers \"" + word + "\", which the step " + label + " does not take. It takes "
                                        + Words.or(field.get().words()) + ".")));
            }
            Optional.ofNullable(field.get().asked())
                    .ifPresent(column -> answered(form, question, column, models, found));
        }
        step.fields().stream()
                .filter(Field::required)
                .filter(field -> form.question(field.name()).isEmpty())
                .forEach(field -> found.accept(form.finding(
                        Rule.FIELD,
                        "It does not ask for \"" + field.name() + "\", without which the step " + label
                                + " cannot be done.")));
    }

    /** @param column such as {@code inspection.result} */
    private static void answered(
            FormModel form, FormModel.Question question, String column, ModelSet models, Consumer<Finding> found) {
        int dot = column.indexOf('.');
        Optional<TableModel> table = models.table(column.substring(0, dot));
        if (table.isEmpty()) {
            return;
        }
        int index = table.get().inputs().stream()
                .map(TableModel::expression)
                .toList()
                .indexOf(column.substring(dot + 1));
        if (index < 0) {
            return;
        }
        Set<String> cells = table.get().rows().stream()
                .map(row -> row.conditions().get(index))
                .collect(Collectors.toSet());
        question.words().stream()
                .filter(word -> cells.stream().noneMatch(cell -> Feel.accepts(cell, word)))
                .forEach(word -> found.accept(form.finding(
                        question,
                        Rule.CHOICE,
                        "It offers \"" + word + "\", for which the table "
                                + table.get().label() + " has no row.")));
    }

    /** Whether what its being shown depends on is asked, and can be answered so. */
    private static void shown(FormModel form, FormModel.Question question, Consumer<Finding> found) {
        Matcher compared = COMPARED.matcher(question.shownUnless());
        Set<String> told = new HashSet<>();
        while (compared.find()) {
            String key = compared.group(1);
            String word = compared.group(2);
            Optional<FormModel.Question> asked = form.question(key);
            if (asked.isEmpty() && told.add(key)) {
                found.accept(form.finding(
                        question,
                        Rule.FIELD,
                        "Whether it is shown depends on \"" + key + "\", which the form does not ask for."
                                + Words.didYouMean(
                                        key,
                                        form.questions().stream()
                                                .map(FormModel.Question::key)
                                                .toList())));
            }
            if (asked.isPresent()
                    && !asked.get().words().isEmpty()
                    && !asked.get().words().contains(word)
                    && told.add(key + " " + word)) {
                found.accept(form.finding(
                        question,
                        Rule.CHOICE,
                        "Whether it is shown depends on \"" + word + "\", which \""
                                + asked.get().label() + "\" does not offer."));
            }
        }
    }

    private static void twice(FormModel form, Consumer<Finding> found) {
        Set<String> keys = new HashSet<>();
        form.questions().stream()
                .filter(question -> !keys.add(question.key()))
                .forEach(question -> found.accept(
                        form.finding(question, Rule.FIELD, "It asks for \"" + question.key() + "\" a second time.")));
    }
}
