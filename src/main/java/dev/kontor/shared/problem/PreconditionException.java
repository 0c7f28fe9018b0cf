package dev.kontor.shared.problem;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/// 412 and 428: the version that the caller read is not the current one, or was not given.
public non-sealed class PreconditionException extends DomainException {

    public PreconditionException(ProblemCode code, CharSequence detail) {
        this(code, detail, Map.of(), List.of());
    }

    public PreconditionException(ProblemCode code, CharSequence detail, Map<String, Object> details) {
        this(code, detail, details, List.of());
    }

    public PreconditionException(
            ProblemCode code, CharSequence detail, Map<String, Object> details, List<FieldProblem> errors) {
        super(code, List.of(HttpStatus.PRECONDITION_FAILED, HttpStatus.PRECONDITION_REQUIRED), detail, details, errors);
    }
}
