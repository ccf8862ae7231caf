package io.redress.security;

import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says where everything is, and in a demonstration how to get in. */
@Component
class Welcome {

    private static final Logger log = LoggerFactory.getLogger("io.redress");

    private final SecurityProperties properties;

    private final IdentityProvider provider;

    Welcome(SecurityProperties properties, IdentityProvider provider) {
        this.properties = properties;
        this.provider = provider;
    }

    @EventListener
    void greet(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext web
                && web.getWebServer() != null
                && web.getWebServer().getPort() > 0) {
            log.info(text(address(
                    ready.getApplicationContext().getEnvironment(),
                    web.getWebServer().getPort())));
        }
    }

    private static String address(Environment environment, int port) {
        String host = environment.getProperty("server.address", "localhost");
        boolean loopback = host.equals("127.0.0.1") || host.equals("0.0.0.0") || host.equals("::1");
        String scheme = environment.getProperty("server.ssl.enabled", Boolean.class, false)
                        || environment.containsProperty("server.ssl.bundle")
                ? "https"
                : "http";
        return scheme + "://" + (loopback ? "localhost" : host) + ":" + port;
    }

    /** Who may sign in to a web application, each with the group that the person is known by. */
    private static String peopleOf(String application) {
        return People.DEMO.stream()
                .filter(person -> Groups.ALL.stream()
                        .filter(group -> person.groups().contains(group.id()))
                        .anyMatch(group -> group.opens(application)))
                .map(person -> "%s (%s)".formatted(person.id(), person.groups().get(0)))
                .collect(Collectors.joining(", "));
    }

    String text(String address) {
        StringJoiner lines = new StringJoiner("\n");
        lines.add("Redress is ready.").add("");
        lines.add("  Tasklist   " + address + "/camunda/app/tasklist/");
        lines.add("  Cockpit    " + address + "/camunda/app/cockpit/");
        lines.add("  API        " + address + "/swagger-ui.html");
        lines.add("  Tokens     POST " + address + "/oauth2/token  (grant_type=client_credentials, HTTP basic)");
        if (properties.demo()) {
            lines.add("");
            lines.add("  DEMONSTRATION: everybody knows these. The password of each is the name.");
            if (!provider.isUsed()) {
                lines.add("  Tasklist   " + peopleOf("tasklist"));
                lines.add("  Cockpit    " + peopleOf("cockpit"));
            }
            lines.add("  API        "
                    + DemoClients.all().stream().map(client -> client.id()).collect(Collectors.joining(", ")));
            lines.add("  Set redress.demo=false, and better redress.production=true, before real people use it.");
        }
        return lines.add("").toString();
    }
}
