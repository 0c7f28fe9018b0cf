package dev.kontor.document;

/// The kind of a document.
public enum DocumentKind {
    INVOICE,
    /// Corrects an invoice after a refund or a cancellation.
    CREDIT_NOTE
}
