package dev.kontor.shared.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// How load shedding treats an endpoint. Without it an endpoint of the store API waits a moment for its turn, and the
/// others bypass load shedding.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Admission {

    Kind value();

    enum Kind {
        /// A shopper's first step: waits for those who have begun.
        BEGINS,
        /// Waits for a provider or has a guard of its own.
        BYPASSES,
        /// A payment provider calls it, and repeats what was refused: has a queue of its own.
        PROVIDER
    }
}
