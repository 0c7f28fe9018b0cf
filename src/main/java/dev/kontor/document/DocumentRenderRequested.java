package dev.kontor.document;

import dev.kontor.events.Event;

/// A member of staff requested the files of a document again.
public record DocumentRenderRequested(DocumentId documentId) implements Event {}
