package dev.kontor.shared.problem;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/// 422: a rule of the shop refuses it.
public non-sealed class RejectedException extends DomainException {

    public RejectedException(ProblemCode code, String detail) {
        this(code, detail, Map.of(), List.of());
    }

    public RejectedException(ProblemCode code, String detail, Map<String, Object> details) {
        this(code, detail, details, List.of());
    }

    public RejectedException(ProblemCode code, String detail, Map<String, Object> details, List<FieldProblem> errors) {
        super(code, List.of(HttpStatus.UNPROCESSABLE_CONTENT), detail, details, errors);
    }
}
