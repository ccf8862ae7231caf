package io.redress.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.RedressApi.Answer;
import io.redress.security.Party;
import io.redress.security.Role;
import io.redress.security.Side;
import io.redress.security.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/**
 * Redress behind all its filters, but on the thread of the test and without a network: fast, and inside the transaction
 * of a test that wants to take everything back.
 */
final class InProcess {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final MockMvc mvc;
    private final TestTokens tokens;

    InProcess(MockMvc mvc, TestTokens tokens) {
        this.mvc = mvc;
        this.tokens = tokens;
    }

    /** Somebody who asks; {@code party} is set for the marketplace acting for a side. */
    record Who(Role role, String id, @Nullable Party party) {

        static Who buyer(String id) {
            return new Who(Role.MARKETPLACE, "marketplace", new Party(Side.BUYER, id));
        }

        static Who seller(String id) {
            return new Who(Role.MARKETPLACE, "marketplace", new Party(Side.SELLER, id));
        }

        static Who marketplace() {
            return new Who(Role.MARKETPLACE, "marketplace", null);
        }

        static Who staff(Role role, String person) {
            return new Who(role, person, null);
        }

        @Override
        public String toString() {
            return party == null ? role + " " + id : party.toString();
        }
    }

    Answer get(Who who, String path) {
        return send(who, MockMvcRequestBuilders.get(path));
    }

    Answer put(Who who, String path, Object body) {
        return send(
                who,
                MockMvcRequestBuilders.put(path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(text(body)));
    }

    Answer delete(Who who, String path) {
        return send(who, MockMvcRequestBuilders.delete(path));
    }

    Answer post(Who who, String path, @Nullable Object body) {
        var request = MockMvcRequestBuilders.post(path);
        return send(
                who,
                body == null
                        ? request
                        : request.contentType(MediaType.APPLICATION_JSON).content(text(body)));
    }

    /** The same with any headers and a key. */
    Answer post(HttpHeaders headers, String path, Object body, String idempotencyKey) {
        return send(
                headers,
                MockMvcRequestBuilders.post(path)
                        .header("Idempotency-Key", idempotencyKey)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(text(body)));
    }

    /** Hands in a picture, which differs with {@code seed}. */
    Answer upload(Who who, String path, String seed) {
        return send(
                who,
                MockMvcRequestBuilders.multipart(HttpMethod.POST, path)
                        .file(new MockMultipartFile("file", "photo.png", "image/png", TestFiles.png(seed)))
                        .param("type", "PHOTO")
                        .param("description", "A photo"));
    }

    private Answer send(Who who, AbstractMockHttpServletRequestBuilder<?> request) {
        return send(headers(who), request);
    }

    private Answer send(HttpHeaders headers, AbstractMockHttpServletRequestBuilder<?> request) {
        try {
            MockHttpServletResponse response =
                    mvc.perform(request.headers(headers)).andReturn().getResponse();
            String body = response.getContentAsString(StandardCharsets.UTF_8);
            boolean json = String.valueOf(response.getContentType()).contains("json");
            JsonNode read = json ? JSON.readTree(body) : JSON.getNodeFactory().textNode(body);
            return new Answer(response.getStatus(), read, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("No answer", e);
        }
    }

    private HttpHeaders headers(Who who) {
        if (who.party() != null) {
            return tokens.marketplaceFor(who.party());
        }
        return who.role() == Role.MARKETPLACE ? tokens.marketplace() : tokens.staff(who.role(), who.id());
    }

    private static String text(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
