package io.redress.security;

import io.redress.security.SecurityProperties.Client;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The API clients of a demonstration: each secret is the client's name. */
final class DemoClients {

    private DemoClients() {}

    static List<Client> all() {
        return Stream.concat(
                        Stream.of(
                                client("marketplace", Role.MARKETPLACE, null),
                                client("buyer-1001", Role.BUYER, "B-1001"),
                                client("seller-2001", Role.SELLER, "S-2001"),
                                client("prometheus", Role.MONITOR, null)),
                        People.DEMO.stream()
                                .filter(person -> person.role() != null)
                                .map(person -> client(person.id(), person.role(), null)))
                .toList();
    }

    private static Client client(String name, Role role, @Nullable String party) {
        return new Client(name, "{noop}" + name, role.claim(), party);
    }
}
