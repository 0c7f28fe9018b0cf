package dev.kontor.broker;

/// The broker has not confirmed messages.
final class BrokerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokerException(String broker, Throwable cause) {
        super(broker + " has not confirmed messages: " + cause, cause);
    }
}
