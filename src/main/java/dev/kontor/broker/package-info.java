/// Forwards the event log to a message broker: Kafka, RabbitMQ or both. A consumer of the event log; nothing depends
/// on it.
@NullMarked
@ApplicationModule(
        displayName = "Message broker",
        allowedDependencies = {"shared :: *", "events"})
package dev.kontor.broker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
