package io.redress.startup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.context.ConfigurableWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Looks whether the HTTP port is free before anything else happens. The server itself opens its port last, when the
 * database is up, models are deployed and jobs already run; finding it taken only then would be late.
 */
class PortCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        boolean servesHttp = context instanceof ConfigurableWebServerApplicationContext
                && !WebApplicationType.NONE
                        .name()
                        .equalsIgnoreCase(environment.getProperty("spring.main.web-application-type"));
        int port = environment.getProperty("server.port", Integer.class, 8080);
        if (servesHttp && port > 0) {
            requireFree(environment.getProperty("server.address"), port);
        }
    }

    static void requireFree(@Nullable String address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As Tomcat does it: a port that a closed connection still lingers on counts as free.
            socket.setReuseAddress(true);
            socket.bind(
                    address == null
                            ? new InetSocketAddress(port)
                            : new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (IOException cause) {
            throw portTaken(port, cause);
        }
    }

    static CannotStart portTaken(int port, Throwable cause) {
        return new CannotStart(
                "Port %d cannot be opened (%s). Stop what uses it, or choose another with --server.port="
                                .formatted(port, cause.getMessage())
                        + (port + 1) + ".",
                cause);
    }
}
