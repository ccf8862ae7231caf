package io.redress.process.change;

import io.redress.process.guard.ModelFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which tables are in force at a moment, as whoever releases others has to know. */
@Component
public class DatedTables {

    private final DeployedTables deployed;

    DatedTables(DeployedTables deployed) {
        this.deployed = deployed;
    }

    /** Tables among these that say something else than what a case would have that is opened at a moment, by name. */
    public List<String> changed(Collection<ModelFile> files, Instant at) {
        return deployed.versions().changed(files, at);
    }

    /** All tables among these, by name. */
    public List<String> all(Collection<ModelFile> files) {
        return files.stream()
                .filter(Contents::isTable)
                .map(ModelFile::name)
                .sorted()
                .toList();
    }

    /** Diagrams and forms that are not the same in both, or in one only, by name. */
    public List<String> othersThatDiffer(Collection<ModelFile> files, Collection<ModelFile> others) {
        Map<String, String> contents = new TreeMap<>(others(files));
        others(others).forEach((name, content) -> {
            if (content.equals(contents.get(name))) {
                contents.remove(name);
            } else {
                contents.put(name, content);
            }
        });
        return List.copyOf(contents.keySet());
    }

    private static Map<String, String> others(Collection<ModelFile> files) {
        Map<String, String> contents = new TreeMap<>();
        files.stream()
                .filter(file -> !Contents.isTable(file))
                .forEach(file -> contents.put(file.name(), Contents.hash(file.content())));
        return contents;
    }

    /** The days to come on which tables begin to apply. */
    public List<Instant> daysAfter(Instant now) {
        return deployed.versions().scheduled(now).stream()
                .map(TableVersion::from)
                .distinct()
                .toList();
    }

    /**
     * What a case would have that is opened on a day to come: these diagrams and forms, and the tables of that day.
     *
     * @param files everything that is deployed now
     */
    public List<ModelFile> togetherAt(Instant day, Collection<ModelFile> files, Releases releases) {
        Map<String, ModelFile> together = new LinkedHashMap<>();
        files.forEach(file -> together.put(file.name(), file));
        Map<String, List<ModelFile>> read = new TreeMap<>();
        for (TableVersion version : deployed.versions().inForce(day)) {
            read.computeIfAbsent(version.deployment(), releases::files).stream()
                    .filter(file -> file.name().equals(version.file()))
                    .forEach(file -> together.replace(file.name(), file));
        }
        return new ArrayList<>(together.values());
    }

    /** The files of tables that new cases have, by the deployment that they come from. */
    public Map<String, List<String>> inForce(Instant now) {
        Map<String, List<String>> files = new TreeMap<>();
        deployed.versions()
                .inForce(now)
                .forEach(version -> files.merge(
                        version.deployment(),
                        List.of(version.file()),
                        (some, more) -> Stream.concat(some.stream(), more.stream())
                                .distinct()
                                .sorted()
                                .toList()));
        return files;
    }
}
