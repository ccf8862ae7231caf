package io.redress.evidence.inspection;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.core.io.InputStreamSource;
import org.springframework.core.io.Resource;

/** A content as a file on the disk, under a name that nobody has given, for as long as it is looked at. */
record WorkingCopy(Path path, boolean temporary) implements Closeable {

    /** The file itself if it is one already. */
    static WorkingCopy of(InputStreamSource content) throws IOException {
        if (content instanceof Resource resource && resource.isFile()) {
            return new WorkingCopy(resource.getFile().toPath(), false);
        }
        WorkingCopy copy = empty();
        try (InputStream stream = content.getInputStream()) {
            Files.copy(stream, copy.path, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        } catch (IOException | RuntimeException broken) {
            copy.close();
            throw broken;
        }
    }

    static WorkingCopy empty() throws IOException {
        return new WorkingCopy(Files.createTempFile("redress-", ".part"), true);
    }

    RandomFile open() throws IOException {
        return new RandomFile(path);
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            Files.deleteIfExists(path);
        }
    }
}
