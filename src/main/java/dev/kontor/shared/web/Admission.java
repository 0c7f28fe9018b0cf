package dev.kontor.shared.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Determines how load shedding treats an endpoint. Without it an endpoint of the store API waits a moment for its
/// turn, and the others bypass load shedding.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Admission {

    Kind value();

    enum Kind {
        /// A shopper's first step: shoppers with a cart have priority.
        BEGINS,
        /// Waits for a provider or is limited elsewhere.
        BYPASSES,
        /// Called by a payment provider, which resends rejected requests: has a separate queue.
        PROVIDER
    }
}
