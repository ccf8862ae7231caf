package io.redress.security;

import io.redress.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;

/**
 * What of the engine's REST API is there for programs, such as Camunda Modeler and what deploys: models, how they run, and
 * what keeps them running. Whatever is not listed here is shut, also for administrators: cases are moved by commands, which
 * Tasklist and our own API give, and people are looked after in Admin.
 */
final class EngineRest {

    static final String ROOT = "/engine-rest";

    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** Asked by their first word. What the engine shows of them to whom, its authorizations decide. */
    private static final List<EngineRoute> READ = List.of(
            EngineRoute.of("GET HEAD", "/(version|engine)"),
            EngineRoute.of(
                    "GET HEAD",
                    "/(batch|decision-definition|decision-requirements-definition|deployment|incident|job"
                            + "|job-definition|process-definition|process-instance)/**"),
            EngineRoute.of(
                    "GET HEAD",
                    "/history/(activity-instance|batch|decision-definition|decision-instance"
                            + "|decision-requirements-definition|incident|job-log|process-definition|process-instance)/**"));

    /** Inner life of the program, and forms, which belong to tasks. */
    private static final List<EngineRoute> KEPT_BACK = List.of(
            EngineRoute.of("GET HEAD", "/**/(stacktrace|startForm|form-variables|rendered-form|deployed-start-form)"));

    private static final List<EngineRoute> OPERATIONS = List.of(
            EngineRoute.of("POST", "/deployment/create"),
            EngineRoute.of("POST", "/migration/(generate|validate|execute|executeAsync)"),
            EngineRoute.of("PUT", "/(job|job-definition)/*/retries"),
            EngineRoute.of("POST", "/(job/retries|process-instance/job-retries)"),
            EngineRoute.of("PUT", "/(job|job-definition|process-definition|process-instance)(/*|/key/*)?/suspended"),
            EngineRoute.of("PUT", "/batch/*/suspended"));

    private EngineRest() {}

    static boolean isBelow(HttpServletRequest request) {
        return Pages.isBelow(ROOT, request);
    }

    static boolean isReading(HttpServletRequest request) {
        String path = path(request);
        return READING.contains(request.getMethod())
                && EngineRoute.anyLeadsTo(READ.stream(), request.getMethod(), path)
                && !EngineRoute.anyLeadsTo(KEPT_BACK.stream(), request.getMethod(), path);
    }

    static boolean isOperating(HttpServletRequest request) {
        return EngineRoute.anyLeadsTo(OPERATIONS.stream(), request.getMethod(), path(request));
    }

    private static String path(HttpServletRequest request) {
        return Pages.pathOf(request).substring(ROOT.length());
    }
}
