package io.redress.evidence.preview;

import io.redress.web.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.io.InputStreamSource;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Makes previews when they are asked for, a few at a time, each within bounds of size and time. None is kept: what is
 * erased has then no copy here, and what cannot be seen in a preview is in none.
 */
@Component
public class Previews implements DisposableBean {

    /** Of the longer side, in pixels. */
    public static final int SMALLEST = 32;

    public static final int LARGEST = 1_200;

    private static final Logger log = LoggerFactory.getLogger(Previews.class);
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int AT_ONCE = 2;
    private static final int WAITING = 32;

    private final ThreadPoolExecutor painters = new ThreadPoolExecutor(
            AT_ONCE, AT_ONCE, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), daemons("preview-"));

    Previews() {
        painters.allowCoreThreadTimeOut(true);
    }

    /**
     * A picture of a file.
     *
     * @param mediaType what the content was found to be
     * @param size of the longer side, in pixels
     * @throws NoPreview if there are none of this type, or this file shows nothing
     * @throws PreviewsBusy if too many are asked for at once
     * @throws InvalidInput if the size is not {@value #SMALLEST} to {@value #LARGEST}
     */
    public Preview of(String mediaType, InputStreamSource content, int size) throws IOException {
        if (size < SMALLEST || size > LARGEST) {
            throw new InvalidInput(
                    "size", "A preview has %d to %,d pixels on its longer side.".formatted(SMALLEST, LARGEST));
        }
        return switch (mediaType) {
            case "image/jpeg", "image/png", "image/webp" -> made(content, file -> Photo.preview(file, mediaType, size));
            case "application/pdf" -> made(content, file -> FirstPage.preview(file, size, LONGEST));
            default -> throw NoPreview.of(mediaType);
        };
    }

    /** What draws a file. */
    private interface Painter {
        Preview paint(Path file) throws IOException;
    }

    /** The painter removes the file, also when nobody waits for it any more. */
    private Preview made(InputStreamSource content, Painter painter) throws IOException {
        Path copy = Files.createTempFile("redress-preview-", "");
        try (InputStream stream = content.getInputStream()) {
            Files.copy(stream, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(copy);
            throw failure;
        }
        Future<Preview> preview = started(copy, () -> {
            try {
                return painter.paint(copy);
            } finally {
                Files.deleteIfExists(copy);
            }
        });
        return awaited(preview);
    }

    private Future<Preview> started(Path copy, Callable<Preview> painting) throws IOException {
        try {
            return painters.submit(painting);
        } catch (RejectedExecutionException full) {
            Files.deleteIfExists(copy);
            throw new PreviewsBusy();
        }
    }

    private static Preview awaited(Future<Preview> preview) {
        try {
            return preview.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw NoPreview.tooSlow();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PreviewsBusy();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof NoPreview none) {
                throw none;
            }
            // A file that is broken, or made to break us: the libraries throw anything then.
            log.info("No preview can be made: {}", failure.getCause().toString());
            throw NoPreview.unreadable();
        }
    }

    private static CustomizableThreadFactory daemons(String prefix) {
        CustomizableThreadFactory threads = new CustomizableThreadFactory(prefix);
        threads.setDaemon(true);
        return threads;
    }

    @Override
    public void destroy() {
        painters.shutdownNow();
    }
}
