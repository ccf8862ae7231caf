package io.redress.process;

import java.util.List;

/** Models may not be released, or taken back, as asked. */
public final class ReleaseRefused extends RuntimeException {

    private final transient List<String> reasons;

    ReleaseRefused(List<String> reasons) {
        super(String.join("\n", reasons));
        this.reasons = reasons;
    }

    ReleaseRefused(String reason) {
        this(List.of(reason));
    }

    /** A sentence each. */
    public List<String> reasons() {
        return reasons;
    }
}
