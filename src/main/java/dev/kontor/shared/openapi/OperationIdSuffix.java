package dev.kontor.shared.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Appends a suffix to each `operationId` of a controller whose operations exist for shoppers and for staff, so that a
/// client generated from both documents has two functions instead of one.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OperationIdSuffix {

    String value();
}
