package dev.kontor.events;

import java.util.Collection;
import java.util.List;

/// Where facts are told. One statement for each transaction, whatever the number of events.
public interface EventLog {

    /// Appends the events in the running transaction: they are told if and only if it commits. To be called
    /// after the change that they tell of: what the lock of the changed row puts in order is in order in the
    /// log too.
    ///
    /// @throws org.springframework.transaction.IllegalTransactionStateException if no transaction is running
    void append(Collection<? extends Event> events);

    default void append(Event event) {
        append(List.of(event));
    }
}
