package dev.kontor.shared.limit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Limits how often one source address may call the handler. Handlers with the same policy share a budget.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RateLimited {

    LimitPolicy value();

    /// Limits only requests with this query parameter; all if empty. Ignored for `POST`.
    String parameter() default "";
}
