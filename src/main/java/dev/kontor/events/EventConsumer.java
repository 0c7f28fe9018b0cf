package dev.kontor.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reacts to events, at least once each and in log order. Must be idempotent: after a crash a batch is delivered
/// again. Called without a transaction, on a separate thread: a slow consumer delays nobody else.
public interface EventConsumer {

    /// The name of the consumer: the key of the durable position. Never changes.
    String name();

    /// The subscribed types, by name or as groups (`product.*`); empty for all.
    Set<String> types();

    /// Handles the batch. An exception rejects the whole batch: it is retried with growing delays, then event by
    /// event, and an event that still fails becomes a dead letter.
    void consume(List<LoggedEvent> events);

    /// Whether one process handles an event for all, or every process handles it for itself.
    default Reach reach() {
        return Reach.ONE_PROCESS;
    }

    /// Whether a new consumer begins with the oldest event instead of the next one. Only for those that read in
    /// one process.
    default boolean wantsHistory() {
        return false;
    }

    /// Whether a batch that fails is retried until it succeeds, instead of event by event with dead letters: for a
    /// receiver that needs every event in order. Only for those that read in one process.
    default boolean retriesForever() {
        return false;
    }

    /// Whether its events may wait while many come (`kontor.events.gathering`), so that it handles more of them at
    /// once: for a consumer whose statements depend little on the number of events, and for which no request waits.
    /// The first events after a pause do not wait.
    default boolean gathers() {
        return false;
    }

    /// Whether it is additionally called right after the commit, in the process that appended the event and on
    /// its thread. Such an event has position 0 and is delivered again by the log; a failure is only logged.
    default boolean isEager() {
        return false;
    }

    /// Since when the consumer needs events that it has handled already, to send them again for instance: their
    /// retention lasts as long. Empty if it needs none.
    default Optional<Instant> neededSince() {
        return Optional.empty();
    }

    /// Reloads a cache after an event, in the process that appended it at once.
    interface Cached extends EventConsumer {

        /// Loads it again.
        void renew();

        @Override
        default void consume(List<LoggedEvent> events) {
            renew();
        }

        @Override
        default Reach reach() {
            return Reach.EVERY_PROCESS;
        }

        @Override
        default boolean isEager() {
            return true;
        }
    }

    /// Which processes receive an event.
    enum Reach {
        /// One process, from a durable position, with retries and dead letters.
        ONE_PROCESS,
        /// Every process, from its start: for state in a process's memory.
        EVERY_PROCESS
    }
}
