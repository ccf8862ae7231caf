package io.redress;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;

/**
 * A request whose body comes when the test says so, or does not come at all: a client on a poor line. It asks first
 * whether it may send, so that the test knows that the service has seen the request begin.
 */
public final class RawUpload implements AutoCloseable {

    private static final String BOUNDARY = "poor-line";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;

    private RawUpload(int port) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        this.out = socket.getOutputStream();
        this.in = socket.getInputStream();
    }

    /** An answer's status and body. */
    public record Answer(int status, JsonNode body) {}

    /** Begins to hand in one file of {@code size} bytes. */
    public static RawUpload of(
            int port, RedressApi.As by, String number, String type, String fileName, String mediaType, long size)
            throws IOException {
        byte[] before = ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\n" + type + "\r\n--"
                        + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: " + mediaType + "\r\n\r\n")
                .getBytes(UTF_8);
        RawUpload upload = begin(
                port,
                by,
                "POST",
                "/api/v1/cases/" + number + "/evidence",
                before.length + size + trailer().length,
                Map.of("Content-Type", "multipart/form-data; boundary=" + BOUNDARY));
        upload.first = before;
        return upload;
    }

    /** Begins any request with a body of {@code length} bytes. */
    public static RawUpload begin(
            int port, RedressApi.As by, String method, String path, long length, Map<String, String> headers)
            throws IOException {
        RawUpload upload = new RawUpload(port);
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        by.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(length).append("\r\nExpect: 100-continue\r\n\r\n");
        upload.send(head.toString().getBytes(ISO_8859_1));
        return upload;
    }

    private byte[] first = new byte[0];

    /** Waits until the service asks for the body; fails if it refuses instead. */
    public RawUpload accepted() throws IOException {
        String line = line();
        if (!line.startsWith("HTTP/1.1 100")) {
            throw new AssertionError("refused before the body: " + line);
        }
        line();
        send(first);
        return this;
    }

    public void send(byte[] bytes) throws IOException {
        send(bytes, bytes.length);
    }

    public void send(byte[] bytes, int length) throws IOException {
        out.write(bytes, 0, length);
        out.flush();
    }

    /** Ends the file, and with it the body. */
    public Answer finish() throws IOException {
        send(trailer());
        return answer();
    }

    /** Reads the final answer. */
    public Answer answer() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        int length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            chunked |= lower.startsWith("transfer-encoding: chunked");
        }
        byte[] body = chunked ? chunks() : in.readNBytes(length);
        return new Answer(status, body.length == 0 ? JSON.nullNode() : JSON.readTree(body));
    }

    /** The line breaks: what was sent arrives, nothing more does. */
    public void cut() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection ended after: " + line);
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(ISO_8859_1);
    }

    private static byte[] trailer() {
        return ("\r\n--" + BOUNDARY + "--\r\n").getBytes(ISO_8859_1);
    }
}
