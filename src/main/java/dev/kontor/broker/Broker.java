package dev.kontor.broker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message broker, connected when the first message is published.
interface Broker extends AutoCloseable {

    /// A message for a broker.
    ///
    /// @param id of the event; the same if it is published again
    /// @param type of the event, such as `order.placed`
    /// @param subject TypeID text of the event's object
    /// @param body CloudEvents JSON
    /// @param traceParent as in the header `traceparent`; null if the event was not traced
    record Message(
            String id,
            String type,
            String subject,
            byte[] body,
            @Nullable String traceParent) {}

    /// Returns when the broker has stored all messages. After a failure some of them may be stored nevertheless, but
    /// none is stored later.
    ///
    /// @throws BrokerException if it has not stored them
    void publish(List<Message> messages);

    /// Ends the connection.
    @Override
    void close();
}
