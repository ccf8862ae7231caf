package io.redress.security;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** Talks to the engine's web applications over real HTTP as the browser of one person does, cookies and tokens and all. */
public final class WebAppSession {

    private final int port;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    public WebAppSession(int port) {
        this.port = port;
    }

    /** Signs in with the name for a password, as demo people do, and expects to be let in. */
    public static WebAppSession of(String person, int port) throws IOException, InterruptedException {
        return of(person, port, "tasklist");
    }

    /** The same for those who have another application. */
    public static WebAppSession of(String person, int port, String application)
            throws IOException, InterruptedException {
        WebAppSession session = new WebAppSession(port);
        HttpResponse<String> answer = session.signIn(person, person, application);
        if (answer.statusCode() != 200) {
            throw new AssertionError(person + " is not let in: " + answer.body());
        }
        return session;
    }

    public HttpResponse<String> signIn(String person, String password, String application)
            throws IOException, InterruptedException {
        get("/camunda/app/" + application + "/default/");
        HttpResponse<String> answer = send(request("/camunda/api/admin/auth/user/default/login/" + application)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-XSRF-TOKEN", token())
                .POST(BodyPublishers.ofString("username=" + person + "&password=" + password)));
        // A session of its own for whoever signed in, and with the next page a token of its own.
        get("/camunda/app/" + application + "/default/");
        return answer;
    }

    /** A call of the engine's REST API as the web applications have it, such as {@code task/…/claim}. */
    public HttpResponse<String> engine(String path, String json) throws IOException, InterruptedException {
        return post("/camunda/api/engine/engine/default/" + path, json);
    }

    /** The same by another method than POST. */
    public HttpResponse<String> engine(String method, String path, String json)
            throws IOException, InterruptedException {
        return send(request("/camunda/api/engine/engine/default/" + path)
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", token())
                .method(method, BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", token())
                .POST(BodyPublishers.ofString(json)));
    }

    /** Deploys files, by name, as Modeler and Cockpit do. */
    public HttpResponse<String> deploy(Map<String, String> files) throws IOException, InterruptedException {
        String boundary = "----of-a-test";
        StringBuilder body = new StringBuilder();
        body.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\na test\r\n");
        files.forEach((name, content) -> body.append("--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n"));
        body.append("--" + boundary + "--\r\n");
        return send(request("/camunda/api/engine/engine/default/deployment/create")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("X-XSRF-TOKEN", token())
                .POST(BodyPublishers.ofString(body.toString())));
    }

    public HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return send("DELETE", path, "");
    }

    /** As a script of the page would, with its token against forgery. */
    public HttpResponse<String> send(String method, String path, String json) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", token())
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> put(String path, String json) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", token())
                .PUT(BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    /** With the token that shows that a page of ours sends it. */
    HttpRequest.Builder guarded(String path) {
        return request(path).header("X-XSRF-TOKEN", token());
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    HttpClient browser() {
        return browser;
    }

    private String token() {
        return cookie("XSRF-TOKEN");
    }

    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }
}
