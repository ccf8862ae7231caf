package io.redress.process;

import io.redress.policy.DeadlineName;
import io.redress.process.guard.Finding;
import io.redress.process.guard.Known;
import io.redress.process.guard.ModelFile;
import io.redress.process.guard.ModelGuard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The files of the analysts' folder, one of them changed, held against what a model may contain. */
final class Models {

    static final Known KNOWN = new Known(
            Delegates.NAMES,
            Arrays.stream(DeadlineName.values()).map(Enum::name).collect(Collectors.toSet()),
            Set.of("print-label"));

    private static final Map<String, String> OURS = ours();

    private Models() {}

    static Map<String, String> all() {
        return OURS;
    }

    /** @param file its name without the ending */
    static String diagram(String file) {
        return OURS.get(file + ".bpmn");
    }

    /** Our models with one place changed; fails if the place is not there. */
    static Map<String, String> with(String file, String place, String change) {
        String content = OURS.get(file);
        if (!content.contains(place)) {
            throw new AssertionError(file + " does not contain " + place);
        }
        return with(file, content.replace(place, change));
    }

    static Map<String, String> with(String file, String content) {
        Map<String, String> models = new TreeMap<>(OURS);
        models.put(file, content);
        return models;
    }

    static List<Finding> inspect(Map<String, String> models) {
        List<ModelFile> files = new ArrayList<>();
        models.forEach((name, content) -> files.add(new ModelFile(name, content.getBytes(StandardCharsets.UTF_8))));
        return new ModelGuard(KNOWN).inspect(files);
    }

    private static Map<String, String> ours() {
        Map<String, String> models = new TreeMap<>();
        ModelDeployment.models().forEach((name, resource) -> {
            try {
                models.put(name, resource.getContentAsString(StandardCharsets.UTF_8));
            } catch (IOException cause) {
                throw new UncheckedIOException(cause);
            }
        });
        return models;
    }
}
