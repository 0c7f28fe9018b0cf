package dev.kontor.shared.problem;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/// 400 or 413: the request is wrong regardless of the state of the shop.
public non-sealed class BadRequestException extends DomainException {

    public BadRequestException(ProblemCode code, CharSequence detail) {
        this(code, detail, Map.of(), List.of());
    }

    public BadRequestException(ProblemCode code, CharSequence detail, Map<String, Object> details) {
        this(code, detail, details, List.of());
    }

    public BadRequestException(
            ProblemCode code, CharSequence detail, Map<String, Object> details, List<FieldProblem> errors) {
        super(code, List.of(HttpStatus.BAD_REQUEST, HttpStatus.CONTENT_TOO_LARGE), detail, details, errors);
    }

    /// `validation-failed`, for one field of the body.
    ///
    /// @param code code of the problem, such as `too-long`
    public static BadRequestException at(String pointer, String code, CharSequence detail) {
        return new BadRequestException(
                ProblemCode.VALIDATION_FAILED,
                detail,
                Map.of(),
                List.of(FieldProblem.ofPointer(pointer, code, detail)));
    }

    public static BadRequestException ofParameter(
            ProblemCode problem, String parameter, String code, CharSequence detail) {
        return new BadRequestException(
                problem, detail, Map.of(), List.of(FieldProblem.ofParameter(parameter, code, detail)));
    }

    /// `validation-failed`: these parts of the request are wrong.
    public static BadRequestException invalid(List<FieldProblem> errors) {
        return new BadRequestException(ProblemCode.VALIDATION_FAILED, invalidParts(errors.size()), Map.of(), errors);
    }

    /// The detail of `validation-failed`.
    ///
    /// @param count how many parts of the request are wrong
    public static Message invalidParts(int count) {
        return count == 1 ? Message.of("request.invalid-part") : Message.of("request.invalid-parts", "count", count);
    }
}
