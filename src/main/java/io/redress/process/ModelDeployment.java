package io.redress.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deploys the diagrams, tables and forms that the program was built with: those that differ from what this deployment
 * last brought, in one transaction. The engine's own automatic deployment names resources by their absolute path, so
 * that the jar and the build directory would each make new versions.
 */
@Component
class ModelDeployment {

    private static final Logger log = LoggerFactory.getLogger(ModelDeployment.class);

    /** The source by which duplicates are found; what somebody deploys from Modeler goes under a name of its own. */
    static final String NAME = "redress";

    private static final String FOLDER = "bpmn/";

    /** On a busy machine it may take longer than a command may. */
    private static final int SECONDS = 600;

    ModelDeployment(RepositoryService repository, PlatformTransactionManager transactions) {
        TransactionTemplate patient = new TransactionTemplate(transactions);
        patient.setTimeout(SECONDS);
        patient.executeWithoutResult(status -> deploy(repository, models()));
    }

    /** Nodes that start together wait for each other: the second finds what the first has deployed, and does nothing. */
    static void deploy(RepositoryService repository, SortedMap<String, Resource> models) {
        if (models.isEmpty()) {
            log.warn("No models are packaged with this build");
            return;
        }
        DeploymentBuilder deployment =
                repository.createDeployment().name(NAME).source(NAME).enableDuplicateFiltering(false);
        models.forEach((name, resource) -> add(deployment, name, resource));
        deployment.deploy();
    }

    private static void add(DeploymentBuilder deployment, String name, Resource resource) {
        try (InputStream content = resource.getInputStream()) {
            deployment.addInputStream(name, content);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** The packaged models by their name relative to the analysts' folder, such as {@code rules/freight.dmn}. */
    static SortedMap<String, Resource> models() {
        SortedMap<String, Resource> models = new TreeMap<>();
        ResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        try {
            for (String pattern : new String[] {"*.bpmn", "rules/*.dmn", "forms/*.form"}) {
                for (Resource resource : resolver.getResources("classpath*:" + FOLDER + pattern)) {
                    String folder = pattern.substring(0, pattern.indexOf('*'));
                    models.put(folder + resource.getFilename(), resource);
                }
            }
            return models;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
