package dev.kontor.shared.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// In addition to the access annotation: a person must have confirmed a factor within the last 15 minutes, or
/// the response is 401 `step-up-required` (RFC 9470). API keys are exempt; the person who created the key
/// confirmed a factor.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresRecentFactor {}
