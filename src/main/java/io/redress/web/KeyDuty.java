package io.redress.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Who must send an idempotency key: whoever calls a {@link Command} that says so, and with {@code
 * redress.idempotency-key-required} whoever posts anything to a case. Asked before the body is read.
 */
@Configuration(proxyBeanMethods = false)
class KeyDuty implements WebMvcConfigurer, HandlerInterceptor {

    private static final String CASES = "/api/v1/cases";
    /** Whoever may not call at all hears that first. */
    private static final int AFTER_THE_CALLER = 1;

    private final boolean everywhere;

    KeyDuty(@Value("${redress.idempotency-key-required:false}") boolean everywhere) {
        this.everywhere = everywhere;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**").order(AFTER_THE_CALLER);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && IdempotencyKey.of(request) == null && owes(method, request)) {
            throw new MalformedRequest(
                    "idempotency-key-required",
                    "Send an Idempotency-Key with this request, and the same one if you send it again.");
        }
        return true;
    }

    private boolean owes(HandlerMethod method, HttpServletRequest request) {
        Command command = method.getMethodAnnotation(Command.class);
        return command != null && command.keyRequired() || everywhere && isPostToCases(request);
    }

    /** Resumable uploads have their own way to go on after a broken line, and clients that know of no key. */
    private static boolean isPostToCases(HttpServletRequest request) {
        String path = Pages.pathOf(request);
        return HttpMethod.POST.matches(request.getMethod())
                && (path.equals(CASES) || path.startsWith(CASES + "/"))
                && request.getHeader("Tus-Resumable") == null;
    }
}
