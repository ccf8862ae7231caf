package io.redress.e2e;

import io.redress.e2e.ApiContract.Operation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that is still to be sent: words like {@code @case@} stand for what there is when its time has come.
 *
 * @param target which of the cases that there are is meant
 * @param path with all its parameters, and the query
 * @param body null if there is none
 */
record FuzzedCall(
        Operation operation,
        Caller by,
        int target,
        String path,
        Map<String, String> headers,
        @Nullable String body) {

    /** Everybody who can send a request, and somebody who may not. */
    enum Caller {
        MARKETPLACE,
        MARKETPLACE_FOR_THE_BUYER,
        MARKETPLACE_FOR_THE_SELLER,
        BUYER,
        SELLER,
        STRANGER,
        MEDIATOR,
        SENIOR_MEDIATOR,
        MEDIATION_LEAD,
        ANALYST,
        DEPLOYER,
        AUDITOR,
        NOBODY
    }
}
