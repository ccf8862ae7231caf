package io.redress.security;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Calls of the engine's REST API: some methods on some paths below its root, such as {@code /task/x/claim}. */
record EngineRoute(Set<String> methods, Pattern path) {

    private static final String REST = "\0";

    /** @param path with {@code *} for one part of it, {@code /**} for whatever follows or nothing, {@code (a|b)} for either */
    static EngineRoute of(String methods, String path) {
        return new EngineRoute(
                Set.of(methods.split(" ")),
                Pattern.compile(path.replace("/**", REST).replace("*", "[^/]+").replace(REST, "(/.+)?")));
    }

    boolean leadsTo(String method, String requested) {
        return methods.contains(method) && path.matcher(requested).matches();
    }

    static boolean anyLeadsTo(Stream<EngineRoute> routes, String method, String requested) {
        return routes.anyMatch(route -> route.leadsTo(method, requested));
    }
}
