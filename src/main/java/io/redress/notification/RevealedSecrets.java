package io.redress.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Opens a secret on its way out. The answer to a command is kept, so that it can be given again: there the secret stays
 * as it is in the table of endpoints, encrypted.
 */
@RestControllerAdvice(assignableTypes = WebhookController.class)
class RevealedSecrets implements ResponseBodyAdvice<Object> {

    private static final String FIELD = "secret";

    private final EndpointSecrets secrets;
    private final ObjectMapper json;

    RevealedSecrets(EndpointSecrets secrets, ObjectMapper json) {
        this.secrets = secrets;
        this.json = json;
    }

    @Override
    public boolean supports(MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter method,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        return body instanceof byte[] answer && type.isCompatibleWith(MediaType.APPLICATION_JSON)
                ? revealed(answer)
                : body;
    }

    private byte[] revealed(byte[] answer) {
        try {
            JsonNode content = json.readTree(answer);
            if (!(content instanceof ObjectNode object) || !object.path(FIELD).isTextual()) {
                return answer;
            }
            object.put(FIELD, secrets.open(object.path(FIELD).textValue()));
            return json.writeValueAsBytes(object);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
