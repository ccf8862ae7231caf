package io.redress.security;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser that goes from Redress to an identity provider and back, one step at a time, and remembers the way. */
final class ProviderBrowser {

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final int MOST_STEPS = 12;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String redress;
    private final String issuer;
    private final List<URI> way = new ArrayList<>();

    ProviderBrowser(int port, TestIssuer issuer) {
        this.redress = "http://localhost:" + port;
        this.issuer = issuer.address();
    }

    /** Opens a page of Redress, signs in where it is sent, and comes to where it is sent back. */
    HttpResponse<String> signIn(String person, String page) throws IOException, InterruptedException {
        HttpResponse<String> login = follow(get(redress + page));
        return login.uri().getPath().equals("/login") ? follow(post(login, person)) : login;
    }

    /** Like a sign-in, but stops with the address to which the provider sends back, without going there. */
    URI signInUntilSentBack(String person) throws IOException, InterruptedException {
        HttpResponse<String> step = post(follow(get(redress + "/camunda/app/tasklist/default/")), person);
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            URI next = next(step).orElseThrow();
            if (next.getPath().equals("/camunda/signed-in")) {
                return next;
            }
            step = get(next.toString());
        }
        throw new AssertionError("never sent back: " + way);
    }

    HttpResponse<String> get(String address, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address.startsWith("/") ? redress + address : address));
        if (headers.length > 0) {
            request.headers(headers);
        } else {
            request.header("Accept", "text/html, */*;q=0.8");
        }
        return send(request);
    }

    /** A call of the engine's REST API as the web applications have it. */
    HttpResponse<String> engine(String method, String path, String json) throws IOException, InterruptedException {
        return api(method, "/camunda/api/engine/engine/default/" + path, "application/json", json);
    }

    HttpResponse<String> api(String method, String path, String type, String body)
            throws IOException, InterruptedException {
        return api(method, path, type, body, cookie("XSRF-TOKEN").orElse("none"));
    }

    /** @param token that shows that a page of Redress sends this, if it is right */
    HttpResponse<String> api(String method, String path, String type, String body, String token)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(redress + path))
                .header("Content-Type", type)
                .header("X-XSRF-TOKEN", token)
                .method(method, BodyPublishers.ofString(body)));
    }

    HttpResponse<String> follow(HttpResponse<String> answer) throws IOException, InterruptedException {
        HttpResponse<String> step = answer;
        for (int steps = 0; steps < MOST_STEPS && next(step).isPresent(); steps++) {
            step = get(next(step).get().toString());
        }
        return step;
    }

    Optional<URI> next(HttpResponse<String> answer) {
        return answer.statusCode() / 100 == 3
                ? answer.headers().firstValue("Location").map(answer.uri()::resolve)
                : Optional.empty();
    }

    /** Everywhere it has been. */
    List<URI> way() {
        return way;
    }

    /** A cookie of Redress, which is called by another name than the provider. */
    Optional<String> cookie(String name) {
        return cookies.getCookieStore().get(URI.create(redress)).stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    private HttpResponse<String> post(HttpResponse<String> login, String person)
            throws IOException, InterruptedException {
        Matcher token = FORM_TOKEN.matcher(login.body());
        if (!token.find()) {
            throw new AssertionError(
                    login.uri() + " is no page to sign in: " + login.statusCode() + " " + login.body());
        }
        String name = URLEncoder.encode(person, StandardCharsets.UTF_8);
        return send(HttpRequest.newBuilder(URI.create(issuer + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + name + "&password=" + name + "&_csrf="
                        + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest sent = request.build();
        way.add(sent.uri());
        return client.send(sent, BodyHandlers.ofString());
    }
}
