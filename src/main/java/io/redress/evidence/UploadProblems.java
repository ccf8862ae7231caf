package io.redress.evidence;

import io.redress.evidence.store.FileTooLarge;
import io.redress.web.ApiProblem;
import io.redress.web.MalformedRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Uploads that the server refuses while they arrive, before any controller is asked. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UploadProblems {

    private final EvidenceProperties properties;

    UploadProblems(EvidenceProperties properties) {
        this.properties = properties;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tell(MaxUploadSizeExceededException tooLarge) {
        return answer(new FileTooLarge(properties.largestFile()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tell(MultipartException broken) {
        return answer(new MalformedRequest(
                "malformed-multipart", "The upload broke off, or is not multipart/form-data as RFC 7578 has it."));
    }

    private static ResponseEntity<ProblemDetail> answer(ApiProblem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.body());
    }
}
