package io.redress.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.redress.time.WallClock;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Posts events to endpoints, signed as Standard Webhooks asks. It connects to the addresses that {@link PublicAddresses}
 * gives and to no others, follows no redirect, keeps no cookies, and reads little of the answer and nothing out of it.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">the standard</a>
 */
@Component
class WebhookSender implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(WebhookSender.class);

    /** What is read of an answer so that the connection can be used again; a longer one is cut off. */
    private static final int READ = 8 * 1024;

    private static final int CONNECTIONS = 50;

    private final CloseableHttpClient http;
    private final ObjectMapper json;
    private final EndpointSecrets secrets;
    private final WallClock wall;
    private final long timeoutMillis;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("webhook-timeout-"));

    @Autowired
    WebhookSender(
            WebhookProperties properties,
            PublicAddresses addresses,
            EndpointSecrets secrets,
            ObjectMapper json,
            WallClock wall) {
        this(
                properties,
                addresses,
                secrets,
                json,
                wall,
                ClientTlsStrategyBuilder.create().buildClassic());
    }

    WebhookSender(
            WebhookProperties properties,
            PublicAddresses addresses,
            EndpointSecrets secrets,
            ObjectMapper json,
            WallClock wall,
            TlsSocketStrategy tls) {
        this.json = json;
        this.secrets = secrets;
        this.wall = wall;
        this.timeoutMillis = properties.timeout().toMillis();
        Timeout connect = Timeout.of(properties.connectTimeout());
        Timeout whole = Timeout.of(properties.timeout());
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(resolver(addresses))
                        .setTlsSocketStrategy(tls)
                        .setMaxConnPerRoute(Lane.COUNT)
                        .setMaxConnTotal(CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(connect)
                                .setSocketTimeout(whole)
                                .setTimeToLive(TimeValue.ofMinutes(1))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(whole)
                        .setResponseTimeout(whole)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Redress")
                .build();
    }

    /** Sends an event once, and tells what came back. Never in a transaction: it may take as long as the timeout. */
    WebhookAnswer send(WebhookEndpoint endpoint, StoredMessage message, List<String> sealedSecrets) {
        URI url = URI.create(endpoint.url());
        HttpPost request = new HttpPost(url);
        String body = body(message);
        request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        String id = message.id().toString();
        long now = wall.now().getEpochSecond();
        request.setHeader("webhook-id", id);
        request.setHeader("webhook-timestamp", String.valueOf(now));
        request.setHeader(
                "webhook-signature",
                sealedSecrets.stream()
                        .map(secret -> sign(secrets.open(secret), id, now, body))
                        .collect(Collectors.joining(" ")));
        return post(url, request);
    }

    private WebhookAnswer post(URI url, HttpPost request) {
        Future<?> end = watch.schedule(request::cancel, timeoutMillis, TimeUnit.MILLISECONDS);
        try {
            HttpHost target = new HttpHost(url.getScheme(), url.getHost(), url.getPort());
            ClassicHttpResponse response = http.executeOpen(target, request, null);
            if (!isReadToItsEnd(response.getEntity())) {
                // To close it would read on.
                request.cancel();
            }
            return WebhookAnswer.of(response.getCode());
        } catch (PublicAddresses.NotPublic refused) {
            return WebhookAnswer.none("the host is not on the internet");
        } catch (UnknownHostException unknown) {
            return WebhookAnswer.none("the host is not known");
        } catch (ConnectTimeoutException slow) {
            return WebhookAnswer.none("no connection in time");
        } catch (ConnectException refused) {
            return WebhookAnswer.none("no connection");
        } catch (SSLException failure) {
            return WebhookAnswer.none("no trust in its certificate, or no TLS");
        } catch (IOException failure) {
            log.debug("An endpoint did not answer", failure);
            return WebhookAnswer.none(end.isDone() || request.isCancelled() ? "no answer in time" : "no whole answer");
        } finally {
            end.cancel(false);
        }
    }

    /** A connection whose answer was read to its end is used again by itself. */
    private static boolean isReadToItsEnd(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return true;
        }
        InputStream content = entity.getContent();
        content.readNBytes(READ);
        return content.read() < 0;
    }

    private String body(StoredMessage message) {
        JsonNode payload = message.payload();
        ObjectNode data = json.createObjectNode();
        for (String field : List.of("caseNumber", "orderId", "buyerId", "sellerId", "stage", "seq")) {
            data.set(field, payload.path(field).isMissingNode() ? null : payload.path(field));
        }
        data.set("details", payload.path("data"));
        ObjectNode body = json.createObjectNode();
        body.put("type", message.type());
        body.set("timestamp", payload.path("at"));
        body.set("data", data);
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static String sign(String secret, String id, long timestamp, String body) {
        try {
            return new Webhook(secret).sign(id, timestamp, body);
        } catch (WebhookSigningException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static DnsResolver resolver(PublicAddresses addresses) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return addresses.of(host);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    @Override
    public void destroy() throws IOException {
        watch.shutdownNow();
        http.close();
    }
}
