package io.redress.custody;

import io.redress.orders.Channel;
import io.redress.policy.Retention;
import io.redress.policy.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which kinds of cases the retention table tells to keep, whatever their age: legal hold by channel. */
@Component
class HeldKinds {

    /** What a row of {@code return_case} is compared with, as {@code c}. */
    static final String KIND =
            "(c.effective_channel || '/' || jsonb_exists(c.facts::jsonb -> 'flags', 'SAFETY')::text)";

    private final RetentionPolicy policy;

    HeldKinds(RetentionPolicy policy) {
        this.policy = policy;
    }

    /**
     * Cases that are kept alike.
     *
     * @param safety whether they carry the flag {@code SAFETY}
     */
    record Kind(Channel effectiveChannel, boolean safety, Retention retention) {

        /** As {@link #KIND} computes it. */
        String key() {
            return effectiveChannel + "/" + safety;
        }
    }

    /** Every kind, with what the table says of it now. */
    List<Kind> all() {
        List<Kind> kinds = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            for (boolean safety : new boolean[] {false, true}) {
                kinds.add(new Kind(channel, safety, policy.of(channel, safety)));
            }
        }
        return kinds;
    }

    /** What the table says of a kind of cases; each time a ruling of its own. */
    Retention retentionOf(Kind kind) {
        return policy.of(kind.effectiveChannel(), kind.safety());
    }

    /** Keys of those that are held. */
    String[] held() {
        return all().stream()
                .filter(kind -> kind.retention().hold())
                .map(Kind::key)
                .toArray(String[]::new);
    }
}
