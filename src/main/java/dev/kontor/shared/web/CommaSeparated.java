package dev.kontor.shared.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a text parameter that holds several comma-separated values. Like a list it may be repeated instead;
/// repeated values are joined by commas.
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface CommaSeparated {

    /// The largest number of values.
    int most();

    /// The longest value, in characters.
    int longest();
}
