package io.redress.security;

import io.redress.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the engine's web applications may ask of the engine's REST API with the session of a person. Reading and asking
 * what one may do is open, since the engine's authorizations decide what is seen; of all that changes something, what a
 * button of Tasklist, Cockpit or Admin does here. So nobody moves a case past its commands: no message, signal, error or
 * variable of a task or a process, no work of another program, no password tried by a call.
 */
final class WebAppRest {

    private static final Pattern ENGINE = Pattern.compile("/camunda/api/engine/engine/[^/]+(/.*)");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** Queries that are sent as a body. */
    private static final List<EngineRoute> QUERIES = List.of(
            EngineRoute.of(
                    "POST",
                    "/(batch|decision-definition|execution|external-task|group|incident|job|job-definition|process-instance"
                            + "|task|user|variable-instance)(/count)?"),
            EngineRoute.of("POST", "/history/*(/count)?"),
            EngineRoute.of("POST", "/filter/*/(list|count|singleResult)"),
            EngineRoute.of("POST", "/identity/password-policy"));

    /** Not queries, though they look so: a clean-up of history. */
    private static final List<EngineRoute> NO_QUERIES = List.of(EngineRoute.of("POST", "/history/cleanup"));

    private static final List<EngineRoute> TASKLIST = List.of(
            EngineRoute.of("POST", "/task/*/(claim|unclaim|complete|submit-form|assignee|comment/create)"),
            EngineRoute.of("POST", "/task/*/identity-links(/delete)?"),
            EngineRoute.of("PUT", "/task/*"),
            EngineRoute.of("POST", "/filter/create"),
            EngineRoute.of("PUT DELETE", "/filter/*"));

    private static final List<EngineRoute> COCKPIT = List.of(
            EngineRoute.of("POST", "/deployment/create"),
            EngineRoute.of("POST", "/migration/(generate|validate|execute|executeAsync)"),
            EngineRoute.of("PUT", "/(job|job-definition|external-task)/*/retries"),
            EngineRoute.of("POST", "/(job/retries|process-instance/job-retries)"),
            EngineRoute.of("PUT", "/(job|job-definition|process-definition|process-instance)(/*|/key/*)?/suspended"),
            EngineRoute.of("PUT", "/batch/*/suspended"),
            EngineRoute.of("DELETE", "/batch/*"),
            EngineRoute.of("PUT DELETE", "/incident/*/annotation"));

    private static final List<EngineRoute> ADMIN = List.of(
            EngineRoute.of("POST", "/(group|authorization)/create"),
            EngineRoute.of("PUT DELETE", "/(group|authorization)/*"),
            EngineRoute.of("DELETE", "/user/*"),
            EngineRoute.of("DELETE", "/group/*/members/*"));

    /** Who there is, how they are called and what groups they are in: where the engine keeps people itself. */
    private static final List<EngineRoute> PEOPLE = List.of(
            EngineRoute.of("POST", "/user/create"),
            EngineRoute.of("PUT", "/user/*/(profile|credentials)"),
            EngineRoute.of("POST", "/user/*/unlock"),
            EngineRoute.of("PUT", "/group/*/members/*"));

    private WebAppRest() {}

    /** @param atProvider whether people come from an identity provider, so that nobody makes or changes one here */
    static boolean isShut(HttpServletRequest request, boolean atProvider) {
        Matcher engine = ENGINE.matcher(Pages.pathOf(request));
        if (!engine.matches()) {
            return false;
        }
        String method = request.getMethod();
        String path = engine.group(1);
        if (READING.contains(method)) {
            return false;
        }
        boolean query = EngineRoute.anyLeadsTo(QUERIES.stream(), method, path)
                && !EngineRoute.anyLeadsTo(NO_QUERIES.stream(), method, path);
        boolean button = List.of(TASKLIST, COCKPIT, ADMIN).stream()
                .anyMatch(routes -> EngineRoute.anyLeadsTo(routes.stream(), method, path));
        boolean people = !atProvider && EngineRoute.anyLeadsTo(PEOPLE.stream(), method, path);
        return !query && !button && !people;
    }
}
