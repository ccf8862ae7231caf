package io.redress.tasklist;

import java.nio.file.Path;
import java.util.Set;

/** Where pictures of pages go. {@code -Dredress.screenshots=docs/images} renews those that the documents show. */
final class Screenshots {

    private static final String FOLDER = "target/screenshots";

    private static final Set<String> IN_DOCUMENTS = Set.of(
            "case-file-1280",
            "insight",
            "queue",
            "tasklist-appeal",
            "tasklist-case-file",
            "tasklist-draft",
            "tasklist-second-signature");

    private Screenshots() {}

    static Path of(String name) {
        String folder = IN_DOCUMENTS.contains(name) ? System.getProperty("redress.screenshots", FOLDER) : FOLDER;
        return Path.of(folder, name + ".png");
    }
}
