package dev.kontor.shared.problem;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/// 401: the caller is unknown, or no longer signed in.
public non-sealed class UnauthenticatedException extends DomainException {

    public UnauthenticatedException(ProblemCode code, CharSequence detail) {
        this(code, detail, Map.of(), List.of());
    }

    public UnauthenticatedException(ProblemCode code, CharSequence detail, Map<String, Object> details) {
        this(code, detail, details, List.of());
    }

    public UnauthenticatedException(
            ProblemCode code, CharSequence detail, Map<String, Object> details, List<FieldProblem> errors) {
        super(code, List.of(HttpStatus.UNAUTHORIZED), detail, details, errors);
    }
}
