package dev.kontor.events;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.DeadLetter.DeadLetterId;
import dev.kontor.shared.problem.NotFoundException;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Makes a dead letter due at the request of staff.
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
}
