package dev.kontor.broker;

/// The broker has not confirmed messages.
final class BrokerException extends RuntimeException {

    BrokerException(String broker, Throwable cause) {
        super(broker + " has not confirmed messages: " + cause, cause);
    }
}
