package dev.kontor.events;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.DeadLetter.DeadLetterId;
import dev.kontor.shared.problem.NotFoundException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Makes dead letters due, or dismisses them, at the request of staff.
@Service
@Transactional
class DeadLetterRetry {

    private final DeadLetters letters;
    private final AuditLog audit;

    DeadLetterRetry(DeadLetters letters, AuditLog audit) {
        this.letters = letters;
        this.audit = audit;
    }

    /// @throws NotFoundException if the dead letter does not exist (any longer)
    DeadLetter retry(DeadLetterId id) {
        var letter = letters.retry(id).orElseThrow(() -> NotFoundException.of("dead letter", id));
        audit.record(
                "dead_letter.retried", id, null, Map.of("consumer", letter.consumer(), "eventId", letter.eventId()));
        return letter;
    }

    /// @throws NotFoundException if the dead letter does not exist (any longer)
    DeadLetter dismiss(DeadLetterId id, String reason) {
        var before = existing(id);
        if (before.dismissedAt() == null && letters.dismiss(id, reason)) {
            audit.record(
                    "dead_letter.dismissed",
                    id,
                    null,
                    Map.of("consumer", before.consumer(), "eventId", before.eventId(), "reason", reason));
        }
        return existing(id);
    }

    /// @param consumer whose dead letters are retried; absent for all
    /// @return the number of dead letters
    long retryAll(@Nullable String consumer) {
        var requested = letters.retryAll(consumer);
        if (requested.oldest() != null) {
            audit.record(
                    "dead_letter.retried",
                    requested.oldest(),
                    null,
                    Map.of("consumer", consumer == null ? "all" : consumer, "count", requested.count()));
        }
        return requested.count();
    }

    private DeadLetter existing(DeadLetterId id) {
        return letters.find(id).orElseThrow(() -> NotFoundException.of("dead letter", id));
    }
}
