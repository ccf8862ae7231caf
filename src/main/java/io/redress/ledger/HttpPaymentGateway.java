package io.redress.ledger;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import org.joda.money.Money;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * Posts transfers to somebody who moves money, with our key as {@code Idempotency-Key}. Any 2xx means that it is done,
 * 402 and 422 that it is refused for good. Everything else means that nobody knows: also 409, by which many say that an
 * earlier request with the same key is still being worked on; to take that for a refusal would pay twice.
 */
class HttpPaymentGateway implements PaymentGateway {

    private final RestClient client;
    private final URI url;

    HttpPaymentGateway(URI url, PaymentProperties properties) {
        this.url = url;
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                // Neither money nor our token follows a redirect.
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(properties.connectTimeout())
                .build();
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(properties.readTimeout());
        this.client = RestClient.builder()
                .requestFactory(requests)
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + properties.token())
                .build();
    }

    @Override
    public void transfer(TransferOrder order) {
        try {
            HttpStatusCode status = client.post()
                    .uri(url)
                    .header("Idempotency-Key", order.key())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(body(order))
                    .exchange((request, response) -> status(response));
            judge(order, status);
        } catch (ResourceAccessException cause) {
            throw new PaymentUnanswered("No answer to transfer " + order.key(), cause);
        }
    }

    private static HttpStatusCode status(ClientHttpResponse response) throws IOException {
        return response.getStatusCode();
    }

    private static void judge(TransferOrder order, HttpStatusCode status) {
        if (status.isSameCodeAs(HttpStatus.PAYMENT_REQUIRED) || status.isSameCodeAs(HttpStatus.UNPROCESSABLE_ENTITY)) {
            throw new PaymentDeclined("Transfer " + order.key() + " was declined with " + status.value());
        }
        if (!status.is2xxSuccessful()) {
            throw new PaymentUnanswered("Transfer " + order.key() + " was answered with " + status.value(), null);
        }
    }

    private static Map<String, Object> body(TransferOrder order) {
        Money amount = order.amount();
        return Map.of(
                "caseNumber", order.caseNumber(),
                "from", order.from(),
                "to", order.to(),
                "amount",
                        Map.of(
                                "amount", amount.getAmount().toPlainString(),
                                "currency", amount.getCurrencyUnit().getCode()),
                "purpose", order.purpose());
    }
}
