package dev.kontor.shared.web.idempotency;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Determines how a `POST` treats the `Idempotency-Key` header. Without this annotation it accepts the header and
/// runs in one transaction with the stored response.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotency {

    Mode value();

    /// Determines how a handler uses the key.
    enum Mode {
        /// The key is required; the whole request runs in one transaction with the stored response.
        REQUIRED,
        /// The key is required; the handler uses several transactions and claims the key in the first one, with
        /// [IdempotencyKeys#claim]. If one transaction does all of the work under a lock, its last statement
        /// stores key and response instead, with [IdempotencyKeys#finish].
        PROCESS,
        /// The key is optional; the whole request runs in one transaction, whose last statement stores key and
        /// response. For handlers that lock what they change, so that concurrent runs of one request wait
        /// for each other, and that change nothing outside of the database: a repetition does the work,
        /// finds the key and rolls back.
        ROW_LOCKED,
        /// The key is optional and counts for signed-in callers. For guests the response contains a secret and
        /// nothing proves that a retry is theirs, so each request executes and no response is stored.
        SIGNED_IN,
        /// The key is ignored: the request changes nothing, is idempotent by itself, or its response contains
        /// secrets that are never stored.
        NONE;

        /// Whether requests may come without a key.
        public boolean isOptional() {
            return this == ROW_LOCKED || this == SIGNED_IN;
        }
    }
}
