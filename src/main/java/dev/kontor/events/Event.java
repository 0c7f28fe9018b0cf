package dev.kontor.events;

import dev.kontor.shared.id.TypedId;

/// A fact, as a record named in the past tense. Its components are stored as JSON under the stable [#type] name,
/// never under the Java class name. Components may only be added; otherwise [#version] increases. The first sentence of
/// the record's comment is the text of the event type.
public interface Event {

    /// The name of the event type: `order.placed` for `OrderPlaced(OrderId orderId, …)`. A record that is renamed, or
    /// whose name does not begin with its subject, overrides it.
    default String type() {
        return EventShape.type(getClass());
    }

    /// The object of the event, by default its first component. Events of one subject stay in order.
    default TypedId subject() {
        return EventShape.subject(this);
    }

    /// The version of the JSON under this type name.
    default int version() {
        return 1;
    }
}
