package dev.kontor.document;

/// The kind of document that a template prints.
public enum DocumentTemplateKind {
    /// An invoice.
    INVOICE,
    /// A credit note.
    CREDIT_NOTE,
    /// The list of what is in a parcel.
    PACKING_SLIP,
    /// The confirmation of what was delivered, to be signed.
    DELIVERY_NOTE,
    /// A list of the units to pick in a warehouse.
    PICK_LIST;

    public static DocumentTemplateKind of(DocumentKind kind) {
        return switch (kind) {
            case INVOICE -> INVOICE;
            case CREDIT_NOTE -> CREDIT_NOTE;
        };
    }
}
