package io.redress.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Where the pages of staff are: what people read in a browser, while all else here is read by programs. */
public final class Pages {

    /** The desk of those who work on cases, below {@code /desk}. */
    public static final String DESK = "/desk";

    /** What is learned from all cases together, below {@code /insight}. */
    public static final String INSIGHT = "/insight";

    private static final List<String> ALL = List.of(DESK, INSIGHT);

    private Pages() {}

    /** Whether a page answers there, and so a failure is told as one. */
    public static boolean isPage(HttpServletRequest request) {
        return ALL.stream().anyMatch(folder -> isBelow(folder, request));
    }

    /** Whether the request is for {@code folder} or anything below it, by the whole decoded path. */
    public static boolean isBelow(String folder, HttpServletRequest request) {
        String path = pathOf(request);
        return path.equals(folder) || path.startsWith(folder + "/");
    }

    /**
     * The whole decoded path. The framework's own matchers leave out the part that a servlet is mapped to, and remember
     * the first path when a request is handed on to {@code /error}.
     */
    public static String pathOf(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }
}
