package dev.kontor.shared.web;

import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/// What can be wrong with a body that comes in parts.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class PartProblems {

    private final ProblemDocuments problems;

    PartProblems(ProblemDocuments problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(MaxUploadSizeExceededException tooLarge, HttpServletRequest request) {
        return answer(problems.of(ProblemCode.PAYLOAD_TOO_LARGE, "The upload is larger than is allowed.", request));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(MissingServletRequestPartException missing, HttpServletRequest request) {
        return answer(problems.of(
                ProblemCode.VALIDATION_FAILED,
                "1 part of the request is not valid.",
                Map.of(),
                List.of(FieldProblem.ofPointer("/" + missing.getRequestPartName(), "required", "Is required.")),
                request));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(MultipartException broken, HttpServletRequest request) {
        var contentType = request.getContentType();
        return answer(
                contentType != null && contentType.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)
                        ? problems.of(ProblemCode.BAD_REQUEST, "The parts of the body cannot be told apart.", request)
                        : problems.of(
                                ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                                "Send the file as `multipart/form-data`.",
                                request));
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
