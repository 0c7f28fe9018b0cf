package dev.kontor.shared.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/// 429: too many requests of a kind; the same one may succeed later.
public non-sealed class ThrottledException extends DomainException {

    private final long retryAfterSeconds;

    /// @param retryAfter how long to wait before the next attempt
    public ThrottledException(ProblemCode code, CharSequence detail, Map<String, Object> details, Duration retryAfter) {
        super(code, List.of(HttpStatus.TOO_MANY_REQUESTS), detail, details, List.of());
        this.retryAfterSeconds = Math.max(1, retryAfter.plusNanos(999_999_999).toSeconds());
    }

    /// The value of the `Retry-After` header.
    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
