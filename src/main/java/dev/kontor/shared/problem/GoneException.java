package dev.kontor.shared.problem;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/// 410: it was there for whoever asks, and is over.
public non-sealed class GoneException extends DomainException {

    public GoneException(CharSequence detail, Map<String, Object> details) {
        super(ProblemCode.GONE, List.of(HttpStatus.GONE), detail, details, List.of());
    }
}
