package dev.kontor.shared.problem;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/// 410: it existed for this caller but is no longer available.
public non-sealed class GoneException extends DomainException {

    public GoneException(CharSequence detail, Map<String, Object> details) {
        super(ProblemCode.GONE, List.of(HttpStatus.GONE), detail, details, List.of());
    }
}
