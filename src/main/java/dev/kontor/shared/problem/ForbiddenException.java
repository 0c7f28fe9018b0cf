package dev.kontor.shared.problem;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/// 403: the caller is known but lacks a permission.
public non-sealed class ForbiddenException extends DomainException {

    public ForbiddenException(ProblemCode code, CharSequence detail) {
        this(code, detail, Map.of(), List.of());
    }

    public ForbiddenException(ProblemCode code, CharSequence detail, Map<String, Object> details) {
        this(code, detail, details, List.of());
    }

    public ForbiddenException(
            ProblemCode code, CharSequence detail, Map<String, Object> details, List<FieldProblem> errors) {
        super(code, List.of(HttpStatus.FORBIDDEN), detail, details, errors);
    }
}
