package dev.kontor.shared.problem;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/// 422: a rule of the shop forbids it.
public non-sealed class RejectedException extends DomainException {

    public RejectedException(ProblemCode code, CharSequence detail) {
        this(code, detail, Map.of(), List.of());
    }

    public RejectedException(ProblemCode code, CharSequence detail, Map<String, Object> details) {
        this(code, detail, details, List.of());
    }

    public RejectedException(
            ProblemCode code, CharSequence detail, Map<String, Object> details, List<FieldProblem> errors) {
        super(code, List.of(HttpStatus.UNPROCESSABLE_CONTENT), detail, details, errors);
    }

    /// `rejected`, for one field of the body.
    ///
    /// @param code code of the problem, such as `not-found`
    public static RejectedException at(String pointer, String code, CharSequence detail) {
        return at(ProblemCode.REJECTED, pointer, code, detail);
    }

    public static RejectedException at(ProblemCode problem, String pointer, String code, CharSequence detail) {
        return new RejectedException(problem, detail, Map.of(), List.of(FieldProblem.ofPointer(pointer, code, detail)));
    }
}
