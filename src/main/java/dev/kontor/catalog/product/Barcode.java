package dev.kontor.catalog.product;

import dev.kontor.catalog.Gtin;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/// Requires a GTIN with a correct check digit if the text consists of 8, 12, 13 or 14 digits. Other texts are
/// valid.
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Barcode.Check.class)
@interface Barcode {

    String message() default "{kontor.gtin}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Verifies the check digit.
    class Check implements ConstraintValidator<Barcode, String> {

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || Gtin.isAcceptable(text);
        }
    }
}
