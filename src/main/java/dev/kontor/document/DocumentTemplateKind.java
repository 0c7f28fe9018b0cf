package dev.kontor.document;

/// What a template prints.
public enum DocumentTemplateKind {
    /// An invoice.
    INVOICE,
    /// A credit note.
    CREDIT_NOTE,
    /// The list of what is in a parcel.
    PACKING_SLIP,
    /// The confirmation of what was delivered, to be signed.
    DELIVERY_NOTE,
    /// What has to be picked in a warehouse.
    PICK_LIST;

    public static DocumentTemplateKind of(DocumentKind kind) {
        return switch (kind) {
            case INVOICE -> INVOICE;
            case CREDIT_NOTE -> CREDIT_NOTE;
        };
    }
}
