package dev.kontor.shared.web.binding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Declares which names [DynamicParameters] may have; all others stay unknown.
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface DynamicParameterNames {

    /// Maximum number of parameters.
    int MAX_PARAMETERS = 20;

    /// Maximum length of a value in characters.
    int MAX_VALUE_LENGTH = 1_000;

    /// The common prefix of all names, such as `attr.`; it ends with a dot.
    String prefix();

    /// The rest of the name, as a regular expression.
    String pattern();

    /// The description in the documents.
    String description();

    /// Example names without the prefix, with values, `name=value`, for the documents.
    String[] example();
}
