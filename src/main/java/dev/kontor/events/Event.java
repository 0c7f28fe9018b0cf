package dev.kontor.events;

import dev.kontor.shared.id.TypedId;

/// A fact, told as a record in the past tense. Its components are stored as JSON under the stable [#type] name,
/// never under the name of the Java class; they may only be added to, else [#version] counts up.
public interface Event {

    /// The name of the kind of fact: `order.placed`.
    String type();

    /// What it happened to. Events of one subject stay in order.
    TypedId subject();

    /// The version of the JSON under this type name.
    default int version() {
        return 1;
    }
}
