package io.redress.evidence.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.InputStreamSource;

/**
 * ClamAV's daemon, asked by its INSTREAM command (clamd(8)): chunks that each begin with their length as four bytes in
 * network order, an empty one at the end, and one line as the answer. One connection for each file.
 */
final class ClamAv implements MalwareScanner {

    private static final Logger log = LoggerFactory.getLogger(ClamAv.class);

    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(UTF_8);
    private static final int CHUNK = 1 << 16;
    private static final int LONGEST_ANSWER = 4_096;
    private static final String PREFIX = "stream: ";
    private static final String FOUND = " FOUND";

    private final Supplier<InetSocketAddress> address;
    private final Duration connectTimeout;
    private final Duration timeout;

    ClamAv(Supplier<InetSocketAddress> address, Duration connectTimeout, Duration timeout) {
        this.address = address;
        this.connectTimeout = connectTimeout;
        this.timeout = timeout;
    }

    @Override
    public Scan scan(InputStreamSource content) throws IOException {
        Scan scan;
        try (Socket socket = new Socket()) {
            socket.connect(address.get(), millis(connectTimeout));
            socket.setSoTimeout(millis(timeout));
            // A daemon that does not read any more blocks a write for ever, and no timeout of a socket ends that.
            CompletableFuture<Void> cut = CompletableFuture.runAsync(() -> close(socket), after(timeout));
            try {
                scan = ask(socket, content);
            } finally {
                cut.cancel(false);
            }
        } catch (UnreadableContent unreadable) {
            throw unreadable.getCause();
        } catch (IOException | IllegalArgumentException down) {
            scan = new Scan.Unavailable("%s at %s".formatted(down, address.get()));
        }
        if (scan instanceof Scan.Unavailable unavailable) {
            log.warn("A file could not be scanned for malware: {}", unavailable.reason());
        }
        return scan;
    }

    private static Scan ask(Socket socket, InputStreamSource content) throws IOException {
        try {
            send(socket, content);
        } catch (UnreadableContent unreadable) {
            throw unreadable;
        } catch (IOException cut) {
            // The daemon says why it has stopped reading, if it comes to that.
            return answer(socket);
        }
        return answer(socket);
    }

    private static void send(Socket socket, InputStreamSource content) throws IOException {
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.write(COMMAND);
        byte[] buffer = new byte[CHUNK];
        try (InputStream stream = opened(content)) {
            for (int read; (read = read(stream, buffer)) >= 0; ) {
                if (read > 0) {
                    out.writeInt(read);
                    out.write(buffer, 0, read);
                }
            }
        }
        out.writeInt(0);
        out.flush();
    }

    private static Scan answer(Socket socket) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        int next;
        while ((next = in.read()) > 0 && line.size() < LONGEST_ANSWER) {
            line.write(next);
        }
        String said = line.toString(UTF_8).strip();
        if (next != 0) {
            return new Scan.Unavailable("the scanner broke off after \"%s\"".formatted(said));
        }
        if (said.equals(PREFIX + "OK")) {
            return Scan.CLEAN;
        }
        if (said.startsWith(PREFIX) && said.endsWith(FOUND)) {
            return new Scan.Found(said.substring(PREFIX.length(), said.length() - FOUND.length()));
        }
        return new Scan.Unavailable(
                said.startsWith("INSTREAM size limit exceeded")
                        ? "the file is larger than StreamMaxLength in clamd.conf"
                        : "the scanner answered \"%s\"".formatted(said));
    }

    private static InputStream opened(InputStreamSource content) {
        try {
            return content.getInputStream();
        } catch (IOException cause) {
            throw new UnreadableContent(cause);
        }
    }

    private static int read(InputStream stream, byte[] buffer) {
        try {
            return stream.read(buffer);
        } catch (IOException cause) {
            throw new UnreadableContent(cause);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            log.debug("Closing the connection to the scanner failed", alreadyGone);
        }
    }

    private static Executor after(Duration timeout) {
        return CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }

    /** The content itself cannot be read: nothing that the scanner could help. */
    private static final class UnreadableContent extends UncheckedIOException {

        UnreadableContent(IOException cause) {
            super(cause);
        }
    }
}
