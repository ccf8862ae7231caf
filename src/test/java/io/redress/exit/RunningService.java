package io.redress.exit;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A jar of the service, started in a folder of its own: its database lies below. */
final class RunningService implements AutoCloseable {

    private static final int PATIENCE = 600;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String address;

    private RunningService(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    static RunningService start(Path jar, Path folder, int port) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Process process = new ProcessBuilder(
                        "java",
                        "-Xmx1g",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        jar.toString(),
                        "--server.port=" + port,
                        "--redress.rate-limits.enabled=false")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("service.log").toFile()))
                .start();
        RunningService service = new RunningService(process, "http://127.0.0.1:" + port);
        for (int second = 0; second < PATIENCE && process.isAlive(); second++) {
            if (service.ready()) {
                return service;
            }
            Thread.sleep(1000);
        }
        service.close();
        throw new IOException("The service did not start; see " + folder.resolve("service.log"));
    }

    /** Each case with its stage and, if it is closed, its outcome. */
    Map<String, String> cases() throws IOException, InterruptedException {
        Map<String, String> found = new TreeMap<>();
        for (String number : numbers()) {
            String file = get("marketplace", "/api/v1/cases/" + number);
            String outcome = text(file, "outcome");
            found.put(number, text(file, "stage") + (outcome.isEmpty() ? "" : " " + outcome));
        }
        return found;
    }

    private List<String> numbers() throws IOException, InterruptedException {
        return Pattern.compile("\"number\":\"(RC-[^\"]+)\"")
                .matcher(get("marketplace", "/api/v1/cases?limit=100"))
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    String get(String client, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(as(client, path).GET());
        if (answer.statusCode() != 200) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** The status of the answer, and the answer. */
    HttpResponse<String> post(String client, String path, String json, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = as(client, path).header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder as(String client, String path) throws IOException, InterruptedException {
        String secret = Base64.getEncoder().encodeToString((client + ":" + client).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> token = send(HttpRequest.newBuilder(URI.create(address + "/oauth2/token"))
                .header("Authorization", "Basic " + secret)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=" + URLEncoder.encode("client_credentials", StandardCharsets.UTF_8))));
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + text(token.body(), "access_token"))
                .timeout(Duration.ofMinutes(10));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private boolean ready() throws InterruptedException {
        try {
            return send(HttpRequest.newBuilder(URI.create(address + "/actuator/health"))
                                    .GET())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The first text of this name. */
    static String text(String json, String name) {
        Matcher matcher =
                Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** Ends as an operator would end it, its database with it. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroyForcibly);
            process.waitFor();
        }
    }
}
