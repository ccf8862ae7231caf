package io.redress.e2e;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A mail server that answers one command with what a test says, and all others kindly. */
final class SmtpDouble implements Closeable {

    private final ServerSocket socket;
    private final String command;
    private final Supplier<String> answer;
    private final List<String> commands = new CopyOnWriteArrayList<>();

    /**
     * @param command {@code MAIL}, {@code RCPT}, {@code DATA}, or {@code .} for the end of a message
     * @param answer such as {@code 550 5.1.1 No such user}; empty to hang up instead
     */
    SmtpDouble(String command, String answer) {
        this(command, () -> answer);
    }

    /** @param answer asked for each time that the command comes */
    SmtpDouble(String command, Supplier<String> answer) {
        this.command = command;
        this.answer = answer;
        try {
            socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        Thread thread = new Thread(this::serve, "smtp-double");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Everything that was said to it, the lines of messages too. */
    List<String> commands() {
        return commands;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException gone) {
                // The next one.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = client.getOutputStream();
        say(out, "220 double");
        boolean message = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            commands.add(line);
            if (message && !line.equals(".")) {
                continue;
            }
            message = false;
            String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            if (verb.equals(command)) {
                String said = answer.get();
                if (said.isEmpty()) {
                    return;
                }
                say(out, said);
            } else if (verb.equals("DATA")) {
                message = true;
                say(out, "354 go on");
            } else {
                say(out, "250 fine");
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
