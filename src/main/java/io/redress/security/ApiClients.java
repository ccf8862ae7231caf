package io.redress.security;

import io.redress.security.SecurityProperties.Client;
import io.redress.startup.CannotStart;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The clients that the embedded authorization server gives tokens to. They come from configuration only. */
class ApiClients implements RegisteredClientRepository {

    static final String ROLE = "redress.role";
    static final String PARTY = "redress.party";

    private static final Duration TOKEN_LIVES = Duration.ofHours(1);

    private final Map<String, RegisteredClient> byId = new ConcurrentHashMap<>();

    ApiClients(List<Client> clients) {
        clients.forEach(client -> save(registered(client)));
    }

    private static RegisteredClient registered(Client client) {
        Role role = Role.ofClaim(client.role())
                .orElseThrow(() -> new CannotStart("The client %s has the unknown role %s. Correct redress.clients."
                        .formatted(client.id(), client.role())));
        boolean party = role == Role.BUYER || role == Role.SELLER;
        if (party != (client.party() != null)) {
            throw new CannotStart("The client %s with role %s must %s a party. Correct redress.clients."
                    .formatted(client.id(), client.role(), party ? "have" : "not have"));
        }
        ClientSettings.Builder settings = ClientSettings.builder().setting(ROLE, role.claim());
        if (client.party() != null) {
            settings.setting(PARTY, client.party());
        }
        return RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientSecret(client.secret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .clientSettings(settings.build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(TOKEN_LIVES)
                        .build())
                .build();
    }

    /** Also called to remember a secret in a stronger encoding after its first use. */
    @Override
    public void save(RegisteredClient client) {
        byId.put(client.getId(), client);
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return byId.get(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return byId.get(clientId);
    }
}
