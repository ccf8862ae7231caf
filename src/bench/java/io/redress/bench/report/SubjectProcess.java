package io.redress.bench.report;

import io.redress.bench.BenchSettings;
import io.redress.bench.path.Subject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A process under load, seen from here: asked a line, it answers a line. All run in the same kind of JVM. */
final class SubjectProcess implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final String ENDED = "ended";

    private final Process process;
    private final PrintWriter commands;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final Path log;

    private SubjectProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        commands = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param folder its working directory
     * @param program what follows the options of the JVM
     */
    static SubjectProcess start(Path folder, List<String> program) throws IOException {
        Files.createDirectories(folder);
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xms512m", "-Xmx1g"));
        if (BenchSettings.isProfiled()) {
            command.add("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=subject.jfr");
        }
        command.addAll(program);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        SubjectProcess started = new SubjectProcess(process, folder.resolve("subject.log"));
        Thread reader = new Thread(started::read, "log of " + folder.getFileName());
        reader.setDaemon(true);
        reader.start();
        started.answer();
        return started;
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                PrintWriter copy = new PrintWriter(Files.newBufferedWriter(log), true)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                copy.println(line);
                if (line.startsWith(Subject.MARK)) {
                    answers.add(line.substring(Subject.MARK.length()));
                }
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } finally {
            answers.add(ENDED);
        }
    }

    /** @throws IllegalStateException if it fails, with where its log is */
    String ask(String command) {
        commands.println(command);
        return answer();
    }

    private String answer() {
        try {
            String answer = answers.poll(LONGEST.toSeconds(), TimeUnit.SECONDS);
            if (answer == null || answer.equals(ENDED) || answer.startsWith("failed")) {
                throw new IllegalStateException("%s; see %s".formatted(answer, log));
            }
            return answer;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    /** What the process has used of the processor. */
    Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        commands.close();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
