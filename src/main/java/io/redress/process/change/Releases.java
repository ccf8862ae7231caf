package io.redress.process.change;

import io.redress.process.guard.ModelFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;

/** The models that were deployed one after the other, whoever brought them. */
public final class Releases {

    /** What a case begins with. */
    private static final String SPINE = "returnCase";

    private final ProcessEngine engine;
    private final RepositoryService repository;

    public Releases(ProcessEngine engine) {
        this.engine = engine;
        this.repository = engine.getRepositoryService();
    }

    /** The deployment in which new cases begin, null before the first. */
    public @Nullable String current() {
        return versions().findFirst().map(ProcessDefinition::getDeploymentId).orElse(null);
    }

    /** Of the process that cases begin with, the newest first. By number, since clocks can be wrong. */
    private Stream<ProcessDefinition> versions() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(SPINE)
                .orderByProcessDefinitionVersion()
                .desc()
                .list()
                .stream();
    }

    /** The newest version of each process. */
    Map<String, ProcessDefinition> latest() {
        return repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .collect(Collectors.toMap(ProcessDefinition::getKey, Function.identity()));
    }

    /** How many cases run. */
    public long runningCases() {
        return new RunningCases(engine).count();
    }

    /** Everything that a deployment holds. */
    public List<ModelFile> files(String deployment) {
        return repository.getDeploymentResourceNames(deployment).stream()
                .map(name -> new ModelFile(name, content(deployment, name)))
                .toList();
    }

    /**
     * Deploys.
     *
     * @return its id
     */
    public String deploy(String name, Collection<ModelFile> files) {
        DeploymentBuilder deployment = repository.createDeployment().name(name).source("release");
        add(files, deployment);
        return deployment.deploy().getId();
    }

    /** What has changed without a version of its own, a sentence each. */
    public List<String> withoutOwnVersion(String deployment) {
        return repository.createProcessDefinitionQuery().deploymentId(deployment).list().stream()
                .flatMap(definition -> predecessor(definition)
                        .filter(old ->
                                VersionStep.between(old.getVersionTag(), definition.getVersionTag()) == VersionStep.SAME
                                        && !sameFile(old, definition))
                        .map(old -> "%s has changed and is still version %s: give it a higher one."
                                .formatted(definition.getResourceName(), old.getVersionTag()))
                        .stream())
                .sorted()
                .toList();
    }

    private Optional<ProcessDefinition> predecessor(ProcessDefinition definition) {
        return Optional.ofNullable(repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(definition.getKey())
                .processDefinitionVersion(definition.getVersion() - 1)
                .singleResult());
    }

    private boolean sameFile(ProcessDefinition one, ProcessDefinition other) {
        return Arrays.equals(
                content(one.getDeploymentId(), one.getResourceName()),
                content(other.getDeploymentId(), other.getResourceName()));
    }

    private byte[] content(String deployment, String name) {
        try (InputStream content = repository.getResourceAsStream(deployment, name)) {
            return content.readAllBytes();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    static void add(Collection<ModelFile> files, DeploymentBuilder deployment) {
        files.forEach(file -> deployment.addInputStream(file.name(), new ByteArrayInputStream(file.content())));
    }
}
