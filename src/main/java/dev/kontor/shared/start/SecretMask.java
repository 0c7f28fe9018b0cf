package dev.kontor.shared.start;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.AbstractEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;

/// Removes the values of secret settings from text. A failed start is read by many, and is often pasted into a report.
final class SecretMask {

    private static final String MASK = "***";

    /// Shorter values would mask parts of ordinary words, and are refused as secrets anyway.
    private static final int MIN_LENGTH = 4;

    private static final Pattern SECRET_NAME =
            Pattern.compile("password|passwd|secret|token|api-?_?key|access-?_?key|jaas");
    private static final Pattern CREDENTIALS_IN_URL = Pattern.compile("(?<=://)[^/\\s@]*:[^/\\s@]*(?=@)");
    private static final Pattern PASSWORD_PARAMETER = Pattern.compile("(?i)(?<=[?&](?:password|sslpassword)=)[^&\\s]+");

    private final List<String> values;

    /// @param environment whose settings with secret names are masked
    SecretMask(Environment environment) {
        this.values = environment instanceof AbstractEnvironment all ? secrets(all) : List.of();
    }

    /// Whether a setting or environment variable of this name holds a secret.
    static boolean isSecret(String name) {
        return SECRET_NAME.matcher(name.toLowerCase(Locale.ROOT)).find();
    }

    String mask(@Nullable String text) {
        var masked = Objects.toString(text, "");
        for (var value : values) {
            masked = masked.replace(value, MASK);
        }
        masked = CREDENTIALS_IN_URL.matcher(masked).replaceAll(MASK);
        return PASSWORD_PARAMETER.matcher(masked).replaceAll(MASK);
    }

    /// The same failure with masked messages, for the log at level debug.
    Throwable mask(Throwable failure) {
        var cause = failure.getCause();
        var masked =
                new MaskedFailure(mask(failure.toString()), cause == null || cause == failure ? null : mask(cause));
        masked.setStackTrace(failure.getStackTrace());
        return masked;
    }

    /// The longest first: one secret may begin with another one.
    private static List<String> secrets(AbstractEnvironment environment) {
        return environment.getPropertySources().stream()
                .filter(EnumerablePropertySource.class::isInstance)
                .map(EnumerablePropertySource.class::cast)
                .flatMap(source -> List.of(source.getPropertyNames()).stream()
                        .filter(SecretMask::isSecret)
                        .map(source::getProperty))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .filter(value -> value.length() >= MIN_LENGTH)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static final class MaskedFailure extends RuntimeException {

        MaskedFailure(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        @Override
        public String toString() {
            return String.valueOf(getMessage());
        }
    }
}
