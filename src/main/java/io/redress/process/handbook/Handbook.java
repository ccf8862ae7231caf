package io.redress.process.handbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.process.check.ModelSet;
import io.redress.process.check.ProcessModel;
import io.redress.process.check.TermPage;
import io.redress.process.contract.DelegateContract;
import io.redress.process.contract.StepContract;
import io.redress.process.guard.ModelFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes the handbook: a page for each process, one for all tables, and one to begin with. */
public final class Handbook {

    /** What stands at the head of each page, so that nobody changes it there. */
    static final String WRITTEN =
            "`process handbook` writes this page from the models, and a test compares the two: change the models, not this page.";

    private static final String TABLES = "tables.md";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Handbook() {}

    /**
     * The pages by the names of their files.
     *
     * @param models without anything that the check finds wrong
     */
    public static SortedMap<String, String> of(
            Collection<ModelFile> files,
            ModelSet models,
            TermPage terms,
            List<DelegateContract> delegates,
            List<StepContract> steps) {
        Map<String, Questionnaire> forms = new HashMap<>();
        for (ModelFile file : files) {
            if (file.name().endsWith(".form")) {
                Questionnaire form = new Questionnaire(file.name(), json(file));
                forms.put(form.id(), form);
            }
        }
        SortedMap<String, String> pages = new TreeMap<>();
        for (ProcessModel process : models.processes()) {
            pages.put(page(process), new ProcessPage(process, models, terms, delegates, steps, forms).text());
        }
        pages.put(TABLES, TablePage.of(models.tables()));
        pages.put("README.md", contents(models));
        return pages;
    }

    static String page(ProcessModel process) {
        return process.file().replaceFirst(".*/", "").replace(".bpmn", ".md");
    }

    private static String contents(ModelSet models) {
        Markdown page = new Markdown();
        page.paragraph("For everybody: what happens to a case, step by step, as the diagrams, tables and forms say. "
                + WRITTEN);
        page.title("The handbook");
        page.header("process", "what it is about");
        models.processes()
                .forEach(process -> page.row(
                        "[" + ProcessModel.name(process.process()) + "](" + page(process) + ")",
                        ProcessPage.documentation(process.process())));
        page.paragraph(
                "[All tables](" + TABLES + ") say by which rules it is decided, [the terms](../terms.md) how long"
                        + " everything takes, and [every rule](../rules.md) where each of them lives.");
        return page.text();
    }

    private static JsonNode json(ModelFile file) {
        try {
            return JSON.readTree(file.content());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
