package dev.kontor.document;

/// What a document is.
public enum DocumentKind {
    INVOICE,
    /// Corrects an invoice after a refund or a cancellation.
    CREDIT_NOTE
}
