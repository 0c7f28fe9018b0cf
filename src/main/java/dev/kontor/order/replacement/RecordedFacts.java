package dev.kontor.order.replacement;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.Event;
import dev.kontor.events.EventLog;
import dev.kontor.shared.id.TypedId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Records what happened to exchanges and claims: events and audit entries.
@Component
class RecordedFacts {

    private final EventLog events;
    private final AuditLog audit;
    private final Clock clock;

    RecordedFacts(EventLog events, AuditLog audit, Clock clock) {
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    void append(List<Event> happened) {
        events.append(happened);
    }

    void audit(String action, TypedId id, Map<String, ?> after) {
        audit.record(action, id, null, after);
    }
}
