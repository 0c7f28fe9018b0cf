package dev.kontor.events;

import java.util.List;
import java.util.Set;

/// Reacts to events, at least once each and in the order of the log. Must be idempotent: after a crash a batch
/// comes again. Called without a transaction, on a thread of its own: a slow consumer holds nobody else up.
public interface EventConsumer {

    /// Who reads: the key of the durable position. Never changes.
    String name();

    /// The types it wants, each by its name or a whole group of them (`product.*`); empty for all.
    Set<String> types();

    /// Handles the batch. An exception means that none of it counts: it is delivered again, later and later,
    /// then one by one, and an event that still fails is set aside as a dead letter.
    void consume(List<LoggedEvent> events);

    /// Whether one process handles an event for all, or every process handles it for itself.
    default Reach reach() {
        return Reach.ONE_PROCESS;
    }

    /// Whether it begins with the oldest event of the log when it is new, not with what happens from then on.
    /// Only for those that read in one process.
    default boolean wantsHistory() {
        return false;
    }

    /// Whether it is called a first time right after the commit, in the process that appended the event and on
    /// its thread. Such an event has the position 0, and comes again when the log delivers it; a failure is
    /// only
    default boolean isEager() {
        return false;
    }

    /// Who gets an event.
    enum Reach {
        /// One process, from a durable position, with retries and dead letters.
        ONE_PROCESS,
        /// Every process, from the moment it started: for what a process keeps in memory.
        EVERY_PROCESS
    }
}
