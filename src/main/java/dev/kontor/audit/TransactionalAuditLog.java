package dev.kontor.audit;

import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.security.Caller;
import dev.kontor.shared.security.SecurityEvent;
import dev.kontor.shared.security.SecurityEvent.Kind;
import dev.kontor.shared.security.SecurityEvents;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Writes the entries of a transaction just before its commit, each with an HMAC, and logs security events after
/// it.
@Component
class TransactionalAuditLog implements AuditLog {

    /// Changes of these objects affect access rights.
    private static final Set<String> ACCESS = Set.of("stf", "role", "key");

    private final EntryRepository entries;
    private final Changes changes;
    private final SecurityEvents events;
    private final Clock clock;

    TransactionalAuditLog(EntryRepository entries, Changes changes, SecurityEvents events, Clock clock) {
        this.entries = entries;
        this.changes = changes;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void record(String action, TypedId object, @Nullable Object before, @Nullable Object after) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException("a change must be recorded in the transaction that makes it");
        }
        var caller = Caller.current();
        var difference = changes.between(object, before, after);
        recorded()
                .add(
                        new AuditRecord(
                                AuditEntryId.next(),
                                clock.instant(),
                                caller.actor(),
                                action,
                                object.text(),
                                caller.requestId(),
                                caller.source(),
                                difference.before(),
                                difference.after()),
                        ACCESS.contains(object.prefix().text()) ? Kind.ACCESS_CHANGE : Kind.ADMIN_CHANGE,
                        caller);
    }

    /// The entries recorded so far in the current transaction.
    private Recorded recorded() {
        for (var synchronization : TransactionSynchronizationManager.getSynchronizations()) {
            if (synchronization instanceof Recorded recorded) {
                return recorded;
            }
        }
        var recorded = new Recorded();
        TransactionSynchronizationManager.registerSynchronization(recorded);
        return recorded;
    }

    private record Reported(SecurityEvent event, Caller caller) {}

    private final class Recorded implements TransactionSynchronization {

        private final List<AuditRecord> waiting = new ArrayList<>();
        private final List<Reported> reported = new ArrayList<>();
        private boolean written;

        void add(AuditRecord entry, Kind kind, Caller caller) {
            reported.add(new Reported(
                    SecurityEvent.success(kind, entry.object())
                            .with("action", entry.action())
                            .with("auditEntry", entry.id().text()),
                    caller));
            if (written) {
                entries.insert(List.of(entry));
            } else {
                waiting.add(entry);
            }
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            written = true;
            entries.insert(waiting);
        }

        @Override
        public void afterCommit() {
            reported.forEach(each -> events.log(each.event(), each.caller()));
        }
    }
}
