package dev.kontor.shared.web.binding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says which names [DynamicParameters] may have; all others stay unknown.
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface DynamicParameterNames {

    /// So many parameters at most.
    int MOST = 20;

    /// So many characters of a value at most.
    int LONGEST = 1_000;

    /// What all names begin with, such as `attr.`; it ends with a dot.
    String prefix();

    /// What follows the prefix, as a regular expression.
    String pattern();

    /// What the documents say.
    String description();

    /// Names without the prefix and values, `name=value`, for the documents.
    String[] example();
}
