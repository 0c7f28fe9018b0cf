package dev.kontor.shared.problem;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/// 409: the current state of the shop does not allow it.
public non-sealed class ConflictException extends DomainException {

    public ConflictException(ProblemCode code, CharSequence detail) {
        this(code, detail, Map.of(), List.of());
    }

    public ConflictException(ProblemCode code, CharSequence detail, Map<String, Object> details) {
        this(code, detail, details, List.of());
    }

    public ConflictException(
            ProblemCode code, CharSequence detail, Map<String, Object> details, List<FieldProblem> errors) {
        super(code, List.of(HttpStatus.CONFLICT), detail, details, errors);
    }

    /// `already-exists`, for a field of the body that must be unique.
    public static ConflictException taken(String pointer, CharSequence detail) {
        return at(ProblemCode.ALREADY_EXISTS, pointer, "already-exists", detail);
    }

    public static ConflictException at(ProblemCode problem, String pointer, String code, CharSequence detail) {
        return new ConflictException(problem, detail, Map.of(), List.of(FieldProblem.ofPointer(pointer, code, detail)));
    }
}
