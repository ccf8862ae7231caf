package io.redress.web;

import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Makes every failure of a controller, or of Spring on the way to it, a problem with a stable code. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Object> tell(ApiProblem problem, WebRequest request) {
        return answer(problem.body(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> tell(AccessDeniedException denied, WebRequest request) {
        return tell(new Forbidden("This caller may not do this."), request);
    }

    /** For the security filters, which know how to ask for a token. */
    @ExceptionHandler
    void pass(AuthenticationException unauthenticated) {
        throw unauthenticated;
    }

    /** A body in an encoding that nobody here has heard of. */
    @ExceptionHandler({UnsupportedCharsetException.class, IllegalCharsetNameException.class})
    ResponseEntity<Object> tellOfCharset(IllegalArgumentException unknown, WebRequest request) {
        HttpStatus status = HttpStatus.UNSUPPORTED_MEDIA_TYPE;
        return answer(
                ProblemBodies.of(status, ProblemCodes.of(status), "The body is in an encoding that is not known."),
                request);
    }

    /** Parameters are looked at when somebody asks for them, and so perhaps only here. */
    @ExceptionHandler
    ResponseEntity<Object> tell(RequestRejectedException hostile, WebRequest request) {
        return answer(
                ProblemBodies.of(
                        HttpStatus.BAD_REQUEST,
                        ProblemCodes.of(HttpStatus.BAD_REQUEST),
                        "A parameter of the request cannot be one."),
                request);
    }

    /** What nobody foresaw: the log gets the cause, the caller a reference to find it by. */
    @ExceptionHandler
    ResponseEntity<Object> tell(Exception unexpected, WebRequest request) {
        String reference = UUID.randomUUID().toString();
        log.error("Request failed, reference {}", reference, unexpected);
        ProblemDetail body = ProblemBodies.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "Something went wrong here. Nothing was changed; the request may be sent again.");
        body.setProperty("reference", reference);
        return answer(body, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return answer(UnreadableJson.explain(unreadable), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldProblem> errors = invalid.getBindingResult().getAllErrors().stream()
                .map(error -> new FieldProblem(
                        error instanceof FieldError field ? field.getField() : error.getObjectName(), message(error)))
                .toList();
        return answer(invalid(errors), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldProblem> errors = invalid.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new FieldProblem(
                                error instanceof FieldError field
                                        ? field.getField()
                                        : String.valueOf(
                                                result.getMethodParameter().getParameterName()),
                                message(error))))
                .toList();
        return answer(invalid(errors), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        ProblemDetail body = ProblemBodies.of(
                status, "missing-parameter", "The parameter %s is missing.".formatted(missing.getParameterName()));
        body.setProperty("field", missing.getParameterName());
        return answer(body, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(mismatch.getPropertyName());
        ProblemDetail body = ProblemBodies.of(
                status, "invalid-parameter", "The value of the parameter %s cannot be read.".formatted(name));
        body.setProperty("field", name);
        return answer(body, request);
    }

    /** Everything else of Spring's: its status and its words, and a code of ours. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String detail = body instanceof ProblemDetail spoken && !status.is5xxServerError() ? spoken.getDetail() : null;
        ProblemDetail problem = ProblemBodies.of(status, ProblemCodes.of(status), detail);
        if (status.isSameCodeAs(HttpStatus.NOT_FOUND)) {
            problem.setDetail("There is nothing at this address.");
        }
        return super.handleExceptionInternal(exception, problem, asProblem(headers, request), status, request);
    }

    private static ProblemDetail invalid(List<FieldProblem> errors) {
        FieldProblem first = errors.isEmpty() ? new FieldProblem("", "is not valid") : errors.get(0);
        ProblemDetail body = ProblemBodies.of(
                HttpStatus.UNPROCESSABLE_ENTITY,
                InvalidInput.CODE,
                "%s %s.".formatted(first.field(), first.message()).strip());
        body.setProperty("field", first.field());
        body.setProperty("errors", errors);
        return body;
    }

    private static String message(MessageSourceResolvable error) {
        return String.valueOf(error.getDefaultMessage());
    }

    private @Nullable ResponseEntity<Object> answer(ProblemDetail body, WebRequest request) {
        return createResponseEntity(
                body, asProblem(new HttpHeaders(), request), HttpStatusCode.valueOf(body.getStatus()), request);
    }

    /** Whatever a program would rather have: a failure without words helps nobody. On a page it becomes a page. */
    private static HttpHeaders asProblem(HttpHeaders headers, WebRequest request) {
        HttpHeaders told = new HttpHeaders();
        told.putAll(headers);
        if (!(request instanceof ServletWebRequest web && Pages.isPage(web.getRequest()))) {
            told.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        }
        return told;
    }

    record FieldProblem(String field, String message) {}
}
