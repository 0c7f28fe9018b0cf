package dev.kontor.shared.problem;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/// 400, or 413: the request is wrong whatever the state of the shop.
public non-sealed class BadRequestException extends DomainException {

    public BadRequestException(ProblemCode code, String detail) {
        this(code, detail, Map.of(), List.of());
    }

    public BadRequestException(ProblemCode code, String detail, Map<String, Object> details) {
        this(code, detail, details, List.of());
    }

    public BadRequestException(
            ProblemCode code, String detail, Map<String, Object> details, List<FieldProblem> errors) {
        super(code, List.of(HttpStatus.BAD_REQUEST, HttpStatus.CONTENT_TOO_LARGE), detail, details, errors);
    }

    /// `validation-failed`, for one field of the body.
    ///
    /// @param code what is wrong with the field, such as `too-long`
    public static BadRequestException at(String pointer, String code, String detail) {
        return new BadRequestException(
                ProblemCode.VALIDATION_FAILED,
                detail,
                Map.of(),
                List.of(FieldProblem.ofPointer(pointer, code, detail)));
    }

    public static BadRequestException ofParameter(ProblemCode problem, String parameter, String code, String detail) {
        return new BadRequestException(
                problem, detail, Map.of(), List.of(FieldProblem.ofParameter(parameter, code, detail)));
    }
}
