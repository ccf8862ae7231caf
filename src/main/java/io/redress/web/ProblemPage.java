package io.redress.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/**
 * Tells a problem to somebody in front of a browser: its sentence and its code, nothing internal. Under {@link Pages} it
 * takes the place of the JSON, whichever advice has found the problem.
 */
@Component
public class ProblemPage implements HttpMessageConverter<ProblemDetail> {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final String TEMPLATE = "problem";
    private static final String STYLE = Pages.DESK + "/assets/page.css";
    private static final String ICON = Pages.DESK + "/assets/icon.svg";

    private final ITemplateEngine templates;
    /** Asked late: what knows the addresses is made of the converters, of which this is one. */
    private final ObjectProvider<ResourceUrlProvider> addresses;

    ProblemPage(ITemplateEngine templates, ObjectProvider<ResourceUrlProvider> addresses) {
        this.templates = templates;
        this.addresses = addresses;
    }

    /**
     * Answers with a problem where no controller is involved, such as in a filter.
     *
     * @throws IOException if the client is gone
     */
    public void write(ProblemDetail problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(HTML.toString());
        response.getOutputStream().write(page(problem, request, response));
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return type == ProblemDetail.class
                && (mediaType == null || mediaType.isCompatibleWith(HTML))
                && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                && Pages.isPage(current.getRequest());
    }

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return List.of(HTML);
    }

    /** None for anything else than a problem, so that the others are asked for it. */
    @Override
    public List<MediaType> getSupportedMediaTypes(Class<?> type) {
        return canWrite(type, null) ? List.of(HTML) : List.of();
    }

    @Override
    public ProblemDetail read(Class<? extends ProblemDetail> type, HttpInputMessage input) {
        throw new HttpMessageNotReadableException("A page is not read", input);
    }

    @Override
    public void write(ProblemDetail problem, @Nullable MediaType mediaType, HttpOutputMessage output)
            throws IOException {
        ServletRequestAttributes current = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        output.getHeaders().setContentType(HTML);
        output.getBody().write(page(problem, current.getRequest(), current.getResponse()));
    }

    private byte[] page(ProblemDetail problem, HttpServletRequest request, HttpServletResponse response) {
        WebContext context = new WebContext(
                JakartaServletWebApplication.buildApplication(request.getServletContext())
                        .buildExchange(request, response),
                Locale.ENGLISH,
                Map.of(
                        "problem",
                        problem,
                        "code",
                        codeOf(problem),
                        "signIn",
                        problem.getStatus() == HttpStatus.UNAUTHORIZED.value(),
                        "style",
                        addressOf(STYLE),
                        "icon",
                        addressOf(ICON)));
        return templates.process(TEMPLATE, context).getBytes(StandardCharsets.UTF_8);
    }

    private String addressOf(String asset) {
        String address = addresses.getObject().getForLookupPath(asset);
        return address == null ? asset : address;
    }

    private static String codeOf(ProblemDetail problem) {
        Map<String, Object> properties = problem.getProperties();
        return properties == null ? "" : String.valueOf(properties.getOrDefault("code", ""));
    }
}
