package dev.kontor.shared.start;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.origin.Origin;
import org.springframework.core.Ordered;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/// Explains settings that cannot be used, without their values: Spring Boot's own analyzers print them, and they may be
/// passwords.
final class SettingFailureAnalyzer implements FailureAnalyzer, Ordered {

    private static final String REMEDY = "Correct it; docs/configuration.md lists every setting with its values.";

    private static final Map<Class<?>, String> WANTED = Map.of(
            ZoneId.class, "an IANA time zone such as `Europe/Berlin`",
            Duration.class, "a duration such as `30s` or `5m`",
            Integer.class, "a whole number",
            Long.class, "a whole number",
            Boolean.class, "`true` or `false`",
            DataSize.class, "a size such as `10MB`");

    private final SecretMask secrets;

    SettingFailureAnalyzer(Environment environment) {
        this.secrets = new SecretMask(environment);
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        BindException binding = null;
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case BindValidationException invalid -> {
                    return analysis(invalid(invalid), failure);
                }
                case InvalidConfigurationPropertyValueException invalid -> {
                    return analysis(
                            List.of(cause(invalid.getName(), secrets.mask(invalid.getReason()), null)), failure);
                }
                case BindException unbound -> binding = unbound;
                default -> {}
            }
        }
        return binding == null ? null : analysis(List.of(unbound(binding)), failure);
    }

    private static List<String> invalid(BindValidationException failure) {
        var errors = failure.getValidationErrors();
        var causes = new ArrayList<String>();
        for (var error : errors) {
            causes.add(
                    error instanceof FieldError field && !isRule(field)
                            ? cause(
                                    errors.getName() + "." + kebab(field.getField()),
                                    message(error),
                                    Origin.from(error))
                            : "The settings below %s cannot be used: %s."
                                    .formatted(below(errors, error), message(error)));
        }
        return causes;
    }

    /// A rule about several settings has the name of its method, which is no setting; its message names them.
    private static boolean isRule(FieldError error) {
        return AssertTrue.class.getSimpleName().equals(error.getCode());
    }

    private static String below(ValidationErrors errors, ObjectError error) {
        var path = error instanceof FieldError field ? kebab(field.getField()) : "";
        int end = path.lastIndexOf('.');
        return end < 0 ? errors.getName().toString() : errors.getName() + "." + path.substring(0, end);
    }

    private static String unbound(BindException failure) {
        var type = failure.getTarget().getType();
        var names = type.asMap().resolveGeneric(0);
        var property = failure.getProperty();
        return cause(
                (property == null ? failure.getName() : property.getName()).toString(),
                names != null && names.isEnum()
                        ? "contains a name that does not exist" + unknown(failure) + "; the names are " + names(names)
                        : "is not " + wanted(type.resolve(Object.class)),
                property == null ? null : property.getOrigin());
    }

    /// A name is no value, so it is no secret.
    private static String unknown(BindException failure) {
        return failure.getCause() instanceof ConversionFailedException conversion ? ", " + conversion.getValue() : "";
    }

    private static String names(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }

    private static String wanted(Class<?> type) {
        if (type.isEnum()) {
            return "one of " + List.of(type.getEnumConstants());
        }
        return WANTED.getOrDefault(
                ClassUtils.resolvePrimitiveIfNecessary(type),
                "a valid " + type.getSimpleName().toLowerCase(Locale.ROOT));
    }

    private static String message(ObjectError error) {
        return String.valueOf(error.getDefaultMessage());
    }

    private static String cause(String name, String reason, @Nullable Origin origin) {
        return "The setting %s (%s) cannot be used: %s.%s"
                .formatted(name, variable(name), reason, origin == null ? "" : " It comes from: " + origin + ".");
    }

    private FailureAnalysis analysis(List<String> causes, Throwable failure) {
        return new FailureAnalysis(String.join("\n", causes), REMEDY, secrets.mask(failure));
    }

    /// Returns the environment variable from which Spring Boot reads a setting.
    private static String variable(String name) {
        return name.replace("-", "").replaceAll("[.\\[\\]]+", "_").toUpperCase(Locale.ROOT);
    }

    private static String kebab(String field) {
        return field.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
