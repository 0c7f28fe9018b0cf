package dev.kontor.shared.limit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Limits how often one source address may call the handler. Handlers with the same policy share one budget.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RateLimited {

    LimitPolicy value();

    /// Only requests that have this query parameter; all if empty. Not heeded for `POST`.
    String parameter() default "";
}
