package io.redress.cli;

import io.redress.process.ModelFiles;
import io.redress.startup.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Parameters;

/** The models that a command works on, as they are named behind it. */
final class NamedModels {

    @Parameters(
            paramLabel = "FILE",
            description =
                    "a folder of models; or single files, which take the place of those of the same name. Without any, the folder bpmn, or if there is none the models of this program")
    private List<Path> files = List.of();

    /** @throws CannotStart if something cannot be read, in words for whoever named it */
    ModelFiles read() {
        return read(() -> ModelFiles.of(files));
    }

    /** The same for models that are named in another way. */
    static <T> T read(Supplier<T> models) {
        try {
            return models.get();
        } catch (UncheckedIOException unreadable) {
            throw new CannotStart(inWords(unreadable.getCause()), unreadable);
        }
    }

    private static String inWords(IOException unreadable) {
        if (unreadable instanceof NoSuchFileException missing) {
            return missing.getReason() == null
                    ? "There is no file " + missing.getFile() + "."
                    : missing.getFile() + " cannot be used: " + missing.getReason() + ".";
        }
        return "It cannot be read: " + unreadable.getMessage();
    }
}
