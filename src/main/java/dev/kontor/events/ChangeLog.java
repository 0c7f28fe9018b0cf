package dev.kontor.events;

import dev.kontor.audit.AuditLog;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Records changes by staff: the event, and the audit entry of the same name about its subject.
@Component
public class ChangeLog {

    private final EventLog events;
    private final AuditLog audit;

    ChangeLog(EventLog events, AuditLog audit) {
        this.events = events;
        this.audit = audit;
    }

    /// @param before the subject before the change, as for [AuditLog#record]; absent if it is new
    /// @param after the subject after the change; absent if it was deleted
    public void record(Event event, @Nullable Object before, @Nullable Object after) {
        events.append(event);
        audit.record(event.type(), event.subject(), before, after);
    }
}
