package dev.kontor.shared.problem;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/// 409: the state of the shop does not allow it now.
public non-sealed class ConflictException extends DomainException {

    public ConflictException(ProblemCode code, String detail) {
        this(code, detail, Map.of(), List.of());
    }

    public ConflictException(ProblemCode code, String detail, Map<String, Object> details) {
        this(code, detail, details, List.of());
    }

    public ConflictException(ProblemCode code, String detail, Map<String, Object> details, List<FieldProblem> errors) {
        super(code, List.of(HttpStatus.CONFLICT), detail, details, errors);
    }
}
