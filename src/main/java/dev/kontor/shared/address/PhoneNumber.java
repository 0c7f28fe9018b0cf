package dev.kontor.shared.address;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The text must be a telephone number in E.164 format, after [#normalize].
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PhoneNumber.Check.class)
@interface PhoneNumber {

    String message() default "{kontor.phone}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Normalizes what people enter in forms.
    final class Forms {

        private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{5,14}");
        private static final Pattern TRUNK_IN_BRACKETS = Pattern.compile("^((?:\\+|00)[^(]*)\\(0\\)");
        private static final Pattern PUNCTUATION = Pattern.compile("[\\s\\u00a0\\u202f()./\\u2010-\\u2013-]");

        /// Country codes of countries whose national numbers begin with one zero that is not dialed from
        /// abroad.
        private static final Map<String, String> WITH_TRUNK_ZERO = Map.of(
                "AT", "43", "BE", "32", "CH", "41", "DE", "49", "FI", "358", "FR", "33", "GB", "44", "IE", "353", "NL",
                "31", "SE", "46");

        private Forms() {}

        /// Returns the number in E.164 format if its country is certain: `030 / 1234567` in Germany is
        /// `+49301234567`. Everything else stays as it is; blank text is null.
        ///
        /// @param country null in a request that lacks it
        static @Nullable String normalize(@Nullable String entered, @Nullable String country) {
            if (entered == null || entered.isBlank()) {
                return null;
            }
            var dialed = PUNCTUATION
                    .matcher(TRUNK_IN_BRACKETS.matcher(entered.strip()).replaceFirst("$1"))
                    .replaceAll("");
            var number = international(dialed, country == null ? "" : country);
            return isE164(number) ? number : entered;
        }

        static boolean isE164(String text) {
            return E164.matcher(text).matches();
        }

        private static String international(String dialed, String country) {
            if (dialed.startsWith("00")) {
                return "+" + dialed.substring(2);
            }
            var code = WITH_TRUNK_ZERO.get(country);
            if (code != null && dialed.startsWith("0")) {
                return "+" + code + dialed.substring(1);
            }
            boolean american = country.equals("US") || country.equals("CA");
            if (american && dialed.matches("1?[2-9][0-9]{9}")) {
                return "+1" + dialed.substring(dialed.length() - 10);
            }
            return dialed;
        }
    }

    /// Checks the format.
    class Check implements ConstraintValidator<PhoneNumber, String> {

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || Forms.isE164(text);
        }
    }
}
