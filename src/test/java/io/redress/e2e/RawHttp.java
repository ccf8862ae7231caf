package io.redress.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends bytes that no client library would, and reads what comes back until the connection is closed. */
final class RawHttp {

    private static final int PATIENCE_MILLIS = 10_000;

    private RawHttp() {}

    /** The answer to a request of these lines; the last header is followed by {@code body}. */
    static String send(int port, byte[] body, String... lines) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        for (String line : lines) {
            request.writeBytes((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        request.writeBytes("Connection: close\r\n".getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.toByteArray());
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code 400} of {@code HTTP/1.1 400}. */
    static int status(String answer) {
        return Integer.parseInt(answer.substring(9, 12));
    }
}
