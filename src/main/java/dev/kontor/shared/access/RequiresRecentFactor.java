package dev.kontor.shared.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Besides what the other mark asks for, a person who calls the handler must have proven a factor within the
/// last 15 minutes; else the answer is 401 `step-up-required` (RFC 9470). A program is not asked: whoever made
/// its key was.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresRecentFactor {}
