package io.redress.process.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** One diagram of the analysts' folder, read as the engine reads it. */
record Model(String file, BpmnModelInstance bpmn) {

    static final Path FOLDER = Path.of("bpmn");

    private static final List<Model> ALL = files(FOLDER, ".bpmn")
            .map(path -> new Model(path.getFileName().toString(), Bpmn.readModelFromFile(path.toFile())))
            .toList();

    /** Every diagram, parsed once; parsing also checks it against the schema of BPMN. */
    static Stream<Model> all() {
        return ALL.stream();
    }

    static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    Process process() {
        return each(Process.class).findFirst().orElseThrow();
    }

    <T extends ModelElementInstance> Stream<T> each(Class<T> type) {
        return bpmn.getModelElementsByType(type).stream();
    }

    @Override
    public String toString() {
        return file;
    }
}
