package io.redress.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.redress.security.SecurityProperties.Client;
import io.redress.startup.CannotStart;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Issues tokens itself, for client credentials, as long as no issuer is named in {@code
 * spring.security.oauth2.resourceserver.jwt.issuer-uri}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${spring.security.oauth2.resourceserver.jwt.issuer-uri:}'.isBlank()")
class EmbeddedIssuer {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedIssuer.class);

    /** What it has besides tokens, such as sign-in of people, stays closed. */
    @Bean
    @Order(1)
    SecurityFilterChain tokenEndpoint(HttpSecurity http, BrowserRules browsers) throws Exception {
        return http.securityMatcher("/oauth2/token", "/oauth2/jwks")
                .headers(headers -> browsers.apply(headers, BrowserRules.NOTHING))
                .with(OAuth2AuthorizationServerConfigurer.authorizationServer(), Customizer.withDefaults())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    RegisteredClientRepository apiClients(SecurityProperties properties) {
        List<Client> clients = new ArrayList<>(properties.clients());
        if (properties.production()) {
            requireHashedSecrets(clients);
        }
        if (properties.demo()) {
            clients.addAll(DemoClients.all());
        }
        log.warn(
                "TOKENS ARE ISSUED BY REDRESS ITSELF, to the {} clients of its configuration{}. For real people set"
                        + " spring.security.oauth2.resourceserver.jwt.issuer-uri to your identity provider.",
                clients.size(),
                clients.isEmpty() ? ": nobody can call the API" : "");
        return new ApiClients(clients);
    }

    private static void requireHashedSecrets(List<Client> clients) {
        for (Client client : clients) {
            if (client.secret().startsWith("{noop}")) {
                throw new CannotStart(("redress.production is on, and the secret of the client %s stands in the"
                                + " configuration as it is. Write it as {bcrypt}… in redress.clients.")
                        .formatted(client.id()));
            }
        }
    }

    @Bean
    OAuth2AuthorizationService authorizations() {
        return new ForgottenAuthorizations();
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings() {
        return AuthorizationServerSettings.builder().build();
    }

    @Bean
    JWKSource<SecurityContext> signingKeys(JdbcClient sql) {
        return new ImmutableJWKSet<>(new SigningKeys(sql).get());
    }

    /**
     * Tokens expire by the real clock, also where the sandbox clock runs ahead. Their issuer is the address they were
     * asked for at, which has several names; it is their signature that tells whose they are.
     */
    @Bean
    JwtDecoder jwtDecoder(
            JWKSource<SecurityContext> keys,
            OAuth2TokenValidator<Jwt> tokensEnd,
            @Value("${spring.security.oauth2.resourceserver.jwt.audiences}") String audience) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        // The one algorithm that our key is for, whatever the token says of itself.
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        // The claims are checked below.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<Jwt>(
                new JwtTimestampValidator(),
                tokensEnd,
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, named -> named != null && named.contains(audience))));
        return decoder;
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> roleAndParty(
            @Value("${spring.security.oauth2.resourceserver.jwt.audiences}") String audience) {
        return context -> {
            ClientSettings settings = context.getRegisteredClient().getClientSettings();
            context.getClaims().audience(List.of(audience)).claim(Callers.ROLE, settings.getSetting(ApiClients.ROLE));
            if (settings.getSetting(ApiClients.PARTY) != null) {
                context.getClaims().claim(Callers.PARTY, settings.getSetting(ApiClients.PARTY));
            }
        };
    }
}
