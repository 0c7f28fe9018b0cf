package dev.kontor.notification;

/// The documents that buyers can get a mail about.
public enum DocumentMail {
    INVOICE(MailKind.INVOICE_READY),
    CREDIT_NOTE(MailKind.CREDIT_NOTE_READY);

    private final MailKind kind;

    DocumentMail(MailKind kind) {
        this.kind = kind;
    }

    public MailKind kind() {
        return kind;
    }
}
