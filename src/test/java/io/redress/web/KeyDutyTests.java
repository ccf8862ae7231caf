package io.redress.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;

class KeyDutyTests {

    private static final String CASE = "/api/v1/cases/ABCDEFGHJK";

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/cases", CASE + "/messages", CASE + "/evidence"})
    void asksForAKeyOnEveryPostToACaseIfTheConfigurationSaysSo(String path) throws Exception {
        MockHttpServletRequest post = request("POST", path);

        assertThat(admits(false, post)).isTrue();
        assertThatThrownBy(() -> admits(true, post))
                .isInstanceOfSatisfying(
                        MalformedRequest.class,
                        refused -> assertThat(refused.code()).isEqualTo("idempotency-key-required"));
        post.addHeader("Idempotency-Key", "k-1");
        assertThat(admits(true, post)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"GET,/api/v1/cases", "PUT,/api/v1/orders/O-1", "POST,/api/v1/policy/preview", "POST,/api/v1/casesides"})
    void asksForNoneElsewhere(String method, String path) throws Exception {
        assertThat(admits(true, request(method, path))).isTrue();
    }

    /** Clients that speak tus know of no key, and have their own way to go on. */
    @Test
    void asksForNoneOfAResumableUpload() throws Exception {
        MockHttpServletRequest upload = request("POST", CASE + "/uploads");
        upload.addHeader("Tus-Resumable", "1.0.0");

        assertThat(admits(true, upload)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {"abc,abc", "'\"abc\"',abc", "'\"a b\"','a b'", "'\"a\\\"b\\\\c\"','a\"b\\c'", "'a\"b','a\"b'"})
    void readsAKeyAsItsClientMeansIt(String sent, String meant) {
        assertThat(IdempotencyKey.read(sent)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "ä", "\"abc", "\"\"", "\"a\\b\"", "\"abc\";x=1", "\"a\"b\""})
    void refusesWhatIsNoKey(String sent) {
        assertThatThrownBy(() -> IdempotencyKey.read(sent))
                .isInstanceOfSatisfying(
                        MalformedRequest.class,
                        refused -> assertThat(refused.code()).isEqualTo("invalid-idempotency-key"));
    }

    private static MockHttpServletRequest request(String method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setServletPath(path);
        return request;
    }

    private static boolean admits(boolean everywhere, MockHttpServletRequest request) throws Exception {
        HandlerMethod any = new HandlerMethod(new Anything(), Anything.class.getDeclaredMethod("answer"));
        return new KeyDuty(everywhere).preHandle(request, new MockHttpServletResponse(), any);
    }

    private static final class Anything {

        ResponseEntity<Void> answer() {
            return ResponseEntity.noContent().build();
        }
    }
}
