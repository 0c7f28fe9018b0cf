package dev.kontor.events;

import java.util.Collection;
import java.util.List;

/// Publishes events. One statement per transaction, regardless of the number of events.
public interface EventLog {

    /// Appends the events in the current transaction: they are published if and only if it commits. Call this
    /// after the change that the events describe: the changed row's lock then also orders the events.
    ///
    /// @throws org.springframework.transaction.IllegalTransactionStateException if no transaction is running
    void append(Collection<? extends Event> events);

    default void append(Event event) {
        append(List.of(event));
    }
}
