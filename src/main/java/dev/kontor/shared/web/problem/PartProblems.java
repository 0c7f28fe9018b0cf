package dev.kontor.shared.web.problem;

import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.Message;
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

/// Errors of multipart bodies.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class PartProblems {

    private final ProblemDocuments problems;

    PartProblems(ProblemDocuments problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(MaxUploadSizeExceededException tooLarge, HttpServletRequest request) {
        return ProblemResponses.response(
                problems.of(ProblemCode.PAYLOAD_TOO_LARGE, Message.of("request.upload-too-large"), request));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(MissingServletRequestPartException missing, HttpServletRequest request) {
        return ProblemResponses.response(problems.of(
                ProblemCode.VALIDATION_FAILED,
                BadRequestException.invalidParts(1),
                Map.of(),
                List.of(FieldProblem.ofPointer(
                        "/" + missing.getRequestPartName(), "required", Message.of("request.required"))),
                request));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(MultipartException broken, HttpServletRequest request) {
        var contentType = request.getContentType();
        return ProblemResponses.response(
                contentType != null && contentType.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)
                        ? problems.of(ProblemCode.BAD_REQUEST, Message.of("request.broken-parts"), request)
                        : problems.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, Message.of("request.multipart"), request));
    }
}
