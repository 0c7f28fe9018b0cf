package dev.kontor.events;

import dev.kontor.shared.id.TypedId;

/// A fact, as a record named in the past tense. Its components are stored as JSON under the stable [#type] name,
/// never under the Java class name. Components may only be added; otherwise [#version] increases.
public interface Event {

    /// The name of the event type: `order.placed`.
    String type();

    /// The object of the event. Events of one subject stay in order.
    TypedId subject();

    /// The version of the JSON under this type name.
    default int version() {
        return 1;
    }
}
