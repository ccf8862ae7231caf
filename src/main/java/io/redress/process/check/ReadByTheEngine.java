package io.redress.process.check;

import io.redress.process.guard.Finding;
import io.redress.process.guard.ModelFile;
import io.redress.process.guard.Rule;
import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ResourceReport;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.DefaultBpmnParseFactory;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;

/** Lets the engine's own parser read the diagrams, as it does when they are deployed: without an engine around it. */
final class ReadByTheEngine {

    private final Map<String, ProcessModel> processes = new HashMap<>();

    ReadByTheEngine(ModelSet models) {
        models.processes().forEach(process -> processes.putIfAbsent(process.file(), process));
    }

    void read(Collection<ModelFile> files, Consumer<Finding> found) {
        Parts parts = new Parts();
        Context.setProcessEngineConfiguration(parts);
        Context.setCommandContext(new CommandContext(parts));
        try {
            files.stream().filter(file -> processes.containsKey(file.name())).forEach(file -> read(file, parts, found));
        } finally {
            Context.removeCommandContext();
            Context.removeProcessEngineConfiguration();
        }
    }

    private void read(ModelFile file, Parts parts, Consumer<Finding> found) {
        DeploymentEntity deployment = new DeploymentEntity();
        deployment.setId("check");
        Consumer<Problem> problems = problem -> found.accept(finding(file.name(), problem));
        try {
            new WarnedParse(new BpmnParser(parts.getExpressionManager(), new DefaultBpmnParseFactory()), problems)
                    .deployment(deployment)
                    .sourceInputStream(new ByteArrayInputStream(file.content()))
                    .name(file.name())
                    .execute();
        } catch (ParseException refused) {
            for (ResourceReport report : refused.getResorceReports()) {
                report.getErrors().forEach(problems);
            }
        } catch (ProcessEngineException refused) {
            found.accept(new Finding(
                    file.name(), null, null, Rule.ENGINE, "The engine refuses it: " + refused.getMessage()));
        }
    }

    private Finding finding(String file, Problem problem) {
        String element = problem.getMainElementId();
        String sentence = "The engine says: " + problem.getMessage();
        String where = processes
                .get(file)
                .each(BaseElement.class)
                .filter(one -> one.getId() != null && one.getId().equals(element))
                .findFirst()
                .map(ProcessModel::where)
                .orElse(null);
        return new Finding(file, element, where, Rule.ENGINE, sentence);
    }

    /** What of an engine its parser needs. */
    private static final class Parts extends StandaloneProcessEngineConfiguration {

        private Parts() {
            setEnforceHistoryTimeToLive(true);
            initTransactionContextFactory();
            initValueTypeResolver();
            initSerialization();
            initFormEngines();
            initFormTypes();
            initFormFieldValidators();
            initScripting();
            initExpressionManager();
            initBusinessCalendarManager();
            initHistoryLevel();
            initHistoryEventProducer();
        }
    }

    /** Tells of what the engine would only write to its log. */
    private static final class WarnedParse extends BpmnParse {

        private final Consumer<Problem> problems;

        private WarnedParse(BpmnParser parser, Consumer<Problem> problems) {
            super(parser);
            this.problems = problems;
        }

        @Override
        public void logWarnings() {
            warnings.forEach(problems);
        }
    }
}
