package dev.kontor.shared.web.idempotency;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// How a `POST` treats the `Idempotency-Key` header. Without the mark it accepts the header and runs in one
/// transaction with the stored answer.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotency {

    Mode value();

    /// What a handler does with the key.
    enum Mode {
        /// The key must be sent; the whole request runs in one transaction with the stored answer.
        REQUIRED,
        /// The key must be sent; the handler works in several transactions and claims the key in its first one,
        /// by [IdempotencyKeys#claim].
        PROCESS,
        /// The key may be sent, and counts for signed-in callers. A guest gets a secret in the response, and has
        /// nothing
        /// to prove that a repetition is its own: each of its requests is done, and no response is stored.
        SIGNED_IN,
        /// The key is ignored: the request changes nothing, does nothing a second time by itself, or answers with
        /// secrets that are not stored.
        NONE
    }
}
