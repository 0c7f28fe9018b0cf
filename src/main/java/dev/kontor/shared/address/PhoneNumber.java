package dev.kontor.shared.address;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
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
        private static final String NO_COUNTRY = "ZZ";
        private static final PhoneNumberUtil FORMATS = PhoneNumberUtil.getInstance();

        private Forms() {}

        /// Returns the number in E.164 format: `030 / 1234567` in Germany is `+49301234567`. Other text is returned
        /// unchanged, and so is a number with an extension, which E.164 cannot express; blank text is null.
        ///
        /// @param country whose national format the number may have; null in a request that lacks it
        static @Nullable String normalize(@Nullable String entered, @Nullable String country) {
            if (entered == null || entered.isBlank()) {
                return null;
            }
            if (isE164(entered)) {
                return entered;
            }
            var dialed = entered.strip();
            // The prefix of most countries also counts where another one is dialed, as in the United States.
            var text = dialed.startsWith("00") ? "+" + dialed.substring(2) : dialed;
            try {
                var number = FORMATS.parse(text, country == null ? NO_COUNTRY : country);
                return isCertain(number, text) ? FORMATS.format(number, PhoneNumberFormat.E164) : entered;
            } catch (NumberParseException _) {
                return entered;
            }
        }

        /// Accepts numbers with a country code more readily, because they may be newer than the library.
        private static boolean isCertain(Phonenumber.PhoneNumber number, String text) {
            return !number.hasExtension()
                    && (text.startsWith("+") ? FORMATS.isPossibleNumber(number) : FORMATS.isValidNumber(number));
        }

        static boolean isE164(String text) {
            return E164.matcher(text).matches();
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
