package dev.kontor.shared.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The largest body of an endpoint that takes other bodies than the rest of the API.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface BodyLimit {

    /// The handler reads the body as it comes and bounds it; it may come in parts.
    int STREAMED = -1;

    /// In bytes, or [#STREAMED].
    int value();
}
