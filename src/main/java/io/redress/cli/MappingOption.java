package io.redress.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What takes whose place when cases are moved. */
final class MappingOption {

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description =
                    "says in YAML or JSON, for each process, which new element takes the place of which old one. With it, cases for which it is a minor step move too")
    private @Nullable Path file;

    @Nullable
    Path file() {
        return file;
    }
}
