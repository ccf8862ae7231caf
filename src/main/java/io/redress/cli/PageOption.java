package io.redress.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A report that can also be had as a page. */
final class PageOption {

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "writes the report as a page, which needs nothing beside it")
    private @Nullable Path file;

    /** Writes it if it was asked for. */
    void write(Supplier<String> page) {
        write(file, page);
    }

    /** The same for a file in another format. */
    static void write(@Nullable Path file, Supplier<String> content) {
        if (file != null) {
            try {
                Files.writeString(file, content.get());
            } catch (IOException cause) {
                throw new UncheckedIOException(cause);
            }
        }
    }
}
