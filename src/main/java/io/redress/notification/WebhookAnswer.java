package io.redress.notification;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came back from an endpoint.
 *
 * @param status null if it did not answer
 * @param failure in a few words of ours, never its own; null if it has taken the event
 */
record WebhookAnswer(@Nullable Integer status, @Nullable String failure) {

    private static final int GONE = 410;
    /** It says that it has too much to do, or somebody before it says that it is not there. */
    private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);

    static WebhookAnswer of(int status) {
        return new WebhookAnswer(status, isSuccess(status) ? null : words(status));
    }

    static WebhookAnswer none(String failure) {
        return new WebhookAnswer(null, failure);
    }

    boolean taken() {
        return failure == null;
    }

    boolean gone() {
        return status != null && status == GONE;
    }

    /** Whether it is better to leave the endpoint alone for a moment. */
    boolean needsRest() {
        return status == null || BUSY.contains(status);
    }

    private static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    private static String words(int status) {
        if (status >= 300 && status < 400) {
            return "answered " + status + "; redirects are not followed";
        }
        return "answered " + status;
    }
}
