package io.redress.evidence.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that speaks S3 (s3proxy), in a JVM of its own, since it brings libraries along that are not ours. One for all
 * tests of this JVM. Its buckets are directories.
 */
public final class S3Server {

    public static final String ACCESS_KEY = "redress";
    public static final String SECRET_KEY = "not-a-secret";

    private static final Path JAR = Path.of("target", "s3proxy", "s3proxy.jar").toAbsolutePath();
    private static final Pattern STARTED = Pattern.compile("Started ServerConnector.*\\{127\\.0\\.0\\.1:(\\d+)}");

    private final Path buckets;
    private final URI endpoint;

    private S3Server(Path buckets, URI endpoint) {
        this.buckets = buckets;
        this.endpoint = endpoint;
    }

    public static S3Server shared() {
        return Running.INSTANCE;
    }

    public URI endpoint() {
        return endpoint;
    }

    public void createBucket(String name) throws IOException {
        Files.createDirectories(buckets.resolve(name));
    }

    /** Where the bytes of an object lie. */
    public Path file(String bucket, String key) {
        return buckets.resolve(bucket).resolve(key);
    }

    private static final class Running {
        static final S3Server INSTANCE = start();
    }

    private static S3Server start() {
        try {
            Path home = Files.createTempDirectory("redress-s3-");
            Path buckets = Files.createDirectory(home.resolve("buckets"));
            Path settings = Files.write(
                    home.resolve("s3proxy.conf"),
                    List.of(
                            "s3proxy.authorization=aws-v2-or-v4",
                            "s3proxy.endpoint=http://127.0.0.1:0",
                            "s3proxy.identity=" + ACCESS_KEY,
                            "s3proxy.credential=" + SECRET_KEY,
                            "jclouds.provider=filesystem-nio2",
                            "jclouds.identity=any",
                            "jclouds.credential=any",
                            "jclouds.filesystem.basedir=" + buckets));
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:TieredStopAtLevel=1",
                            "-jar",
                            JAR.toString(),
                            "--properties",
                            settings.toString())
                    .redirectErrorStream(true)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "s3-server"));
            return new S3Server(buckets, URI.create("http://127.0.0.1:" + port(process)));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static String port(Process process) throws IOException {
        BufferedReader output = process.inputReader();
        List<String> said = new ArrayList<>();
        for (String line; (line = output.readLine()) != null; ) {
            said.add(line);
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                Thread reader = new Thread(() -> output.lines().forEach(ignored -> {}), "s3-server-output");
                reader.setDaemon(true);
                reader.start();
                return started.group(1);
            }
        }
        throw new IllegalStateException("the S3 server did not start: " + String.join(System.lineSeparator(), said));
    }
}
