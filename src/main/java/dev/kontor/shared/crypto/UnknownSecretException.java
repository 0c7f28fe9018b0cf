package dev.kontor.shared.crypto;

/// The database was used with another secret, which is not accepted either.
public final class UnknownSecretException extends RuntimeException {

    UnknownSecretException() {
        super("This database was used with another KONTOR_SECRET_KEY.");
    }

    /// Instructions for the operator.
    public String remedy() {
        return "Set the former secret, or add it to KONTOR_SECRET_ACCEPTEDKEYS. If it is lost, delete the row of "
                + "kontor.lasting_key: links in mails of orders and downloads, and second factors of staff, then stop "
                + "working.";
    }
}
