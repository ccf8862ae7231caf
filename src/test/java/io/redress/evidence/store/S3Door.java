package io.redress.evidence.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;

/** Stands in front of an S3 server, and lets nobody through when a test says so. */
final class S3Door implements AutoCloseable {

    enum Behaviour {
        OPEN,
        /** Takes a connection and closes it. */
        DOWN,
        /** Takes a connection, and never answers. */
        SLOW,
        FORBIDDEN,
        NO_BUCKET,
        BUSY,
        /** The bucket is in another region. */
        ELSEWHERE
    }

    private final URI server;
    private final ServerSocket door;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile Behaviour behaviour = Behaviour.OPEN;

    S3Door(URI server) {
        this.server = server;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        daemon(() -> {
            while (!door.isClosed()) {
                Socket caller = door.accept();
                daemon(() -> serve(caller));
            }
        });
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    void behave(Behaviour now) {
        behaviour = now;
    }

    private void serve(Socket caller) throws IOException, InterruptedException {
        try (caller) {
            switch (behaviour) {
                case OPEN -> passOn(caller);
                case DOWN -> {
                    // It is closed without a word.
                }
                case SLOW -> end.await();
                case FORBIDDEN -> answer(caller, "403 Forbidden", "SignatureDoesNotMatch");
                case NO_BUCKET -> answer(caller, "404 Not Found", "NoSuchBucket");
                case BUSY -> answer(caller, "503 Service Unavailable", "SlowDown");
                case ELSEWHERE -> answer(caller, "301 Moved Permanently", "PermanentRedirect");
            }
        }
    }

    private void passOn(Socket caller) throws IOException, InterruptedException {
        try (Socket behind = new Socket(server.getHost(), server.getPort())) {
            Thread back = daemon(() -> {
                behind.getInputStream().transferTo(caller.getOutputStream());
                caller.shutdownOutput();
            });
            InputStream in = caller.getInputStream();
            byte[] block = new byte[1 << 13];
            for (int read; (read = in.read(block)) >= 0; ) {
                if (behaviour != Behaviour.OPEN) {
                    // A connection that was kept is none any more.
                    return;
                }
                behind.getOutputStream().write(block, 0, read);
            }
            behind.shutdownOutput();
            back.join();
        }
    }

    /** Reads the request to the end that it announces, or the client is cut off before it has read this. */
    private static void answer(Socket caller, String status, String code) throws IOException {
        InputStream in = caller.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int each = in.read();
            if (each < 0) {
                return;
            }
            head.append((char) each);
        }
        long length = head.toString()
                .lines()
                .filter(line -> line.toLowerCase().startsWith("content-length:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
        boolean waits = head.toString().toLowerCase().contains("expect: 100-continue");
        if (!waits) {
            in.skipNBytes(length);
        }
        String body = head.toString().startsWith("HEAD")
                ? ""
                : "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>No.</Message></Error>";
        caller.getOutputStream()
                .write(("HTTP/1.1 " + status
                                + "\r\nContent-Type: application/xml\r\nConnection: close\r\nContent-Length: "
                                + body.length() + "\r\n\r\n" + body)
                        .getBytes(UTF_8));
        caller.getOutputStream().flush();
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static Thread daemon(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException gone) {
                        // Somebody has hung up.
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                },
                "s3-door");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() {
        end.countDown();
        try {
            door.close();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
