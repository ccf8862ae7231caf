package io.redress.evidence;

import io.redress.evidence.inspection.FileName;
import io.redress.web.ApiProblem;
import java.util.HashMap;
import java.util.Map;

/** One of several files was refused, and with it all of them; names it, and has its status and code. */
final class OneFileRefused extends ApiProblem {

    OneFileRefused(ApiProblem refusal, int index, FileName name) {
        super(
                refusal.status(),
                refusal.code(),
                "%s: %s None of the files was taken.".formatted(name.text(), refusal.getMessage()),
                extras(refusal, index, name));
    }

    private static Map<String, Object> extras(ApiProblem refusal, int index, FileName name) {
        Map<String, Object> extras = new HashMap<>(refusal.extras());
        extras.put("field", "file[%d]".formatted(index));
        extras.put("fileName", name.text());
        return extras;
    }
}
