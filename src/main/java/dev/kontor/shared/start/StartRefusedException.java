package dev.kontor.shared.start;

import org.jspecify.annotations.Nullable;

/// The process cannot start as configured: one line states the cause, one the remedy.
final class StartRefusedException extends RuntimeException {

    private final String remedy;

    StartRefusedException(String reason, String remedy) {
        super(reason);
        this.remedy = remedy;
    }

    StartRefusedException(String reason, String remedy, @Nullable Throwable cause) {
        super(reason, cause);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
