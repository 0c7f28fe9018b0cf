package dev.kontor.shared.web.paging;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The fields that a list accepts in `sort`, for the API documents. A test compares them with the actual
/// behaviour.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface SortableBy {

    /// The first is the order without `sort`, which is descending if it has a leading `-`.
    String[] value();

    /// Whether the order without `sort` depends on other parameters.
    boolean defaultVaries() default false;
}
