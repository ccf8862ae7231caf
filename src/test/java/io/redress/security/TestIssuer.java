package io.redress.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * An identity provider of its own, on another name of this machine, with a page to sign in. The password of each person is
 * the name; what it says about them is for a test to choose.
 */
final class TestIssuer {

    static final String CLIENT = "redress";
    static final String SECRET = "a-secret-of-two";

    private static final Map<String, Map<String, Object>> PEOPLE = new ConcurrentHashMap<>();
    private static volatile Consumer<JwtClaimsSet.Builder> tampering = claims -> {};

    private final ServletWebServerApplicationContext server;

    private TestIssuer(ServletWebServerApplicationContext server) {
        this.server = server;
    }

    static TestIssuer start() {
        return new TestIssuer((ServletWebServerApplicationContext) new SpringApplicationBuilder(Beans.class)
                .web(WebApplicationType.SERVLET)
                .properties(
                        "spring.config.name=issuer",
                        "server.address=127.0.0.1",
                        "server.port=0",
                        "spring.main.banner-mode=off",
                        "spring.jmx.enabled=false")
                .run());
    }

    void stop() {
        server.close();
    }

    String address() {
        return "http://127.0.0.1:" + server.getWebServer().getPort();
    }

    /** What it signs with. */
    RSAKey key() {
        return ((ImmutableJWKSet<?>) server.getBean(JWKSource.class))
                .getJWKSet()
                .getKeys()
                .get(0)
                .toRSAKey();
    }

    /** Takes Redress on this port for a client. */
    void admit(int port) {
        ((Clients) server.getBean(RegisteredClientRepository.class)).admit(port);
    }

    void person(String name, Map<String, Object> claims) {
        PEOPLE.put(name, claims);
    }

    /** Lets the provider lie in the tokens that it signs. */
    void lying(Consumer<JwtClaimsSet.Builder> lie) {
        tampering = lie;
    }

    void honest() {
        tampering = claims -> {};
    }

    /** One client, whose addresses are known once it has started. */
    private static final class Clients implements RegisteredClientRepository {

        private volatile RegisteredClientRepository known = new InMemoryRegisteredClientRepository(client(1));

        void admit(int port) {
            known = new InMemoryRegisteredClientRepository(client(port));
        }

        private static RegisteredClient client(int port) {
            return RegisteredClient.withId(CLIENT)
                    .clientId(CLIENT)
                    .clientSecret("{noop}" + SECRET)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                    .redirectUri("http://localhost:" + port + "/camunda/signed-in")
                    .postLogoutRedirectUri("http://localhost:" + port + "/camunda/app/welcome/")
                    .scope("openid")
                    .scope("profile")
                    .clientSettings(
                            ClientSettings.builder().requireProofKey(true).build())
                    .build();
        }

        @Override
        public void save(RegisteredClient client) {
            // Nothing of it changes.
        }

        @Override
        public RegisteredClient findById(String id) {
            return known.findById(id);
        }

        @Override
        public RegisteredClient findByClientId(String id) {
            return known.findByClientId(id);
        }
    }

    /** Without a stereotype, so that the application under test does not find it. */
    @EnableWebSecurity
    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        WebMvcAutoConfiguration.class
    })
    static class Beans {

        @Bean
        SecurityFilterChain everything(HttpSecurity http) throws Exception {
            OAuth2AuthorizationServerConfigurer server = OAuth2AuthorizationServerConfigurer.authorizationServer();
            return http.with(server, configured -> configured.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .csrf(csrf -> csrf.ignoringRequestMatchers(server.getEndpointsMatcher()))
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        UserDetailsService users() {
            return name -> {
                if (!PEOPLE.containsKey(name)) {
                    throw new UsernameNotFoundException(name);
                }
                return User.withUsername(name)
                        .password("{noop}" + name)
                        .authorities(List.of())
                        .build();
            };
        }

        @Bean
        RegisteredClientRepository clients() {
            return new Clients();
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        JWKSource<SecurityContext> keys() throws JOSEException {
            RSAKey key = new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
            return new ImmutableJWKSet<>(new JWKSet(key));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims() {
            return context -> {
                if (context.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
                    PEOPLE.get(context.getPrincipal().getName())
                            .forEach((name, value) -> context.getClaims().claim(name, value));
                    tampering.accept(context.getClaims());
                } else if (context.getAuthorizationGrantType().equals(AuthorizationGrantType.CLIENT_CREDENTIALS)) {
                    PEOPLE.get(context.getPrincipal().getName())
                            .forEach((name, value) -> context.getClaims().claim(name, value));
                }
            };
        }
    }
}
