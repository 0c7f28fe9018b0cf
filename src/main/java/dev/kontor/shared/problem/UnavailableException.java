package dev.kontor.shared.problem;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/// 502 and 503: a dependency of the shop does not respond; a retry may help.
public non-sealed class UnavailableException extends DomainException {

    public UnavailableException(ProblemCode code, CharSequence detail) {
        this(code, detail, Map.of(), List.of());
    }

    public UnavailableException(ProblemCode code, CharSequence detail, Map<String, Object> details) {
        this(code, detail, details, List.of());
    }

    public UnavailableException(
            ProblemCode code, CharSequence detail, Map<String, Object> details, List<FieldProblem> errors) {
        super(code, List.of(HttpStatus.SERVICE_UNAVAILABLE, HttpStatus.BAD_GATEWAY), detail, details, errors);
    }
}
