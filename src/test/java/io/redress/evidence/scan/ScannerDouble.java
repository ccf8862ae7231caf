package io.redress.evidence.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/**
 * Speaks ClamAV's INSTREAM protocol on a loopback port, as clamd(8) describes it and as the real daemon was seen to, and
 * behaves as badly as it is told to. It is a double: what knows signatures is the real daemon, see {@code ClamdTests}.
 */
public final class ScannerDouble implements AutoCloseable {

    public enum Behaviour {
        WELL,
        /** Knows no malware yet. */
        PASSING_ALL,
        /** Takes a connection and closes it. */
        DOWN,
        /** Reads all, and never answers. */
        SLOW,
        /** Takes a connection, and never reads. */
        DEAF,
        BROKEN_OFF,
        TOO_LARGE,
        CONFUSED
    }

    /** What this scanner takes for malware. */
    public static final String MALWARE = "REDRESS-TEST-MALWARE";

    public static final String SIGNATURE = "Redress.Test.Own.UNOFFICIAL";

    private final ServerSocket server;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile Behaviour behaviour = Behaviour.WELL;

    public ScannerDouble() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        Thread thread = new Thread(this::serve, "scanner-double");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return server.getLocalPort();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(server.getInetAddress(), port());
    }

    public void behave(Behaviour now) {
        behaviour = now;
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread thread = new Thread(() -> answer(socket), "scanner-double-answer");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            Behaviour now = behaviour;
            if (now == Behaviour.DOWN) {
                return;
            }
            if (now == Behaviour.DEAF) {
                end.await();
                return;
            }
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] command = in.readNBytes("zINSTREAM\0".length());
            if (!new String(command, US_ASCII).equals("zINSTREAM\0")) {
                say(socket, "UNKNOWN COMMAND\0");
                return;
            }
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            for (int length; (length = in.readInt()) != 0; ) {
                if (now == Behaviour.TOO_LARGE) {
                    say(socket, "INSTREAM size limit exceeded. ERROR\0");
                    return;
                }
                content.write(in.readNBytes(length));
            }
            switch (now) {
                case SLOW -> end.await();
                case BROKEN_OFF -> say(socket, "stream: O");
                case CONFUSED -> say(socket, "COMMAND READ TIMED OUT\0");
                default ->
                    say(
                            socket,
                            now != Behaviour.PASSING_ALL
                                            && content.toString(ISO_8859_1).contains(MALWARE)
                                    ? "stream: " + SIGNATURE + " FOUND\0"
                                    : "stream: OK\0");
            }
        } catch (IOException gone) {
            // The client did not wait.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(Socket socket, String answer) throws IOException {
        socket.getOutputStream().write(answer.getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() {
        end.countDown();
        try {
            server.close();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
