package dev.kontor.shared.web.problem;

import dev.kontor.shared.id.InvalidIdException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.JsonPointers;
import dev.kontor.shared.problem.Message;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

/// Converts findings of Spring and Bean Validation to the part of the request and the error.
public final class BindingProblems {

    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("NotNull", "required"),
            Map.entry("NotBlank", "required"),
            Map.entry("NotEmpty", "required"),
            Map.entry("Size", "size"),
            Map.entry("Length", "size"),
            Map.entry("Min", "too-small"),
            Map.entry("Positive", "too-small"),
            Map.entry("PositiveOrZero", "too-small"),
            Map.entry("DecimalMin", "too-small"),
            Map.entry("Max", "too-large"),
            Map.entry("DecimalMax", "too-large"),
            Map.entry("Pattern", "format"),
            Map.entry("Email", "format"),
            Map.entry("PhoneNumber", "format"),
            Map.entry("typeMismatch", "wrong-type"));
    private static final Pattern STEP = Pattern.compile("\\[([^\\]]*)]|[^.\\[\\]]+");
    private static final Set<String> SHOWN = Set.of("min", "max", "value", "regexp");

    private BindingProblems() {}

    static List<FieldProblem> of(Errors result, boolean inBody) {
        var problems = new ArrayList<FieldProblem>();
        for (ObjectError error : result.getAllErrors()) {
            var path = error instanceof FieldError field ? field.getField() : "";
            problems.add(problem(path, inBody, error));
        }
        return problems;
    }

    static List<FieldProblem> of(ParameterValidationResult result) {
        var parameter = result.getMethodParameter();
        if (result instanceof ParameterErrors errors) {
            return of(errors, parameter.hasParameterAnnotation(RequestBody.class));
        }
        var header = parameter.getParameterAnnotation(RequestHeader.class);
        return result.getResolvableErrors().stream()
                .map(error -> {
                    var code = code(error);
                    var detail = sentence(error);
                    return header == null
                            ? FieldProblem.ofParameter(String.valueOf(parameter.getParameterName()), code, detail)
                            : FieldProblem.ofHeader(
                                    header.name().isEmpty() ? header.value() : header.name(), code, detail);
                })
                .toList();
    }

    /// The problems of a bean validated programmatically.
    public static <T> List<FieldProblem> of(Set<ConstraintViolation<T>> violations) {
        return violations.stream()
                .map(violation -> {
                    var annotation = violation
                            .getConstraintDescriptor()
                            .getAnnotation()
                            .annotationType()
                            .getSimpleName();
                    return new FieldProblem(
                            pointer(violation.getPropertyPath()),
                            null,
                            null,
                            CODES.getOrDefault(annotation, "invalid"),
                            sentence(violation.getMessage()),
                            shown(violation.getConstraintDescriptor().getAttributes()));
                })
                .sorted((a, b) -> String.valueOf(a.pointer()).compareTo(String.valueOf(b.pointer())))
                .toList();
    }

    /// `items[0].quantity` as the JSON pointer `/items/0/quantity`.
    static String pointer(String field) {
        return STEP.matcher(field)
                .results()
                .map(step -> step.group(1) == null ? step.group() : step.group(1))
                .reduce("", JsonPointers::child);
    }

    /// The same for a bean that was validated programmatically. Elements of lists and values of maps have a name there
    /// that is no part of the JSON, such as `<list element>`.
    private static String pointer(Path path) {
        var pointer = "";
        for (var step : path) {
            var position = step.getIndex() == null ? step.getKey() : step.getIndex();
            if (position != null) {
                pointer = JsonPointers.child(pointer, position.toString());
            }
            if (step.getKind() == ElementKind.PROPERTY) {
                pointer = JsonPointers.child(pointer, step.getName());
            }
        }
        return pointer;
    }

    static Message expected(@Nullable Class<?> type) {
        if (type == null) {
            return Message.of("request.wrong-type");
        }
        if (type.isEnum()) {
            return Message.of("request.one-of", "values", List.of(type.getEnumConstants()));
        }
        return switch (type.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> Message.of("request.whole-number");
            case "boolean", "Boolean" -> Message.of("request.boolean");
            case "Instant" -> Message.of("request.time");
            case "LocalDate" -> Message.of("request.date");
            case "Currency" -> Message.of("request.currency");
            default -> Message.of("request.wrong-type");
        };
    }

    static Message expected(InvalidIdException invalid) {
        return Message.of("request.invalid-id", "prefix", invalid.expected().text());
    }

    private static FieldProblem problem(String path, boolean inBody, ObjectError error) {
        var code = code(error);
        var detail = code.equals("wrong-type") ? Message.of("request.wrong-type") : sentence(error);
        if (error.contains(org.springframework.beans.TypeMismatchException.class)) {
            var mismatch = error.unwrap(org.springframework.beans.TypeMismatchException.class);
            var invalidId = invalidId(mismatch);
            code = invalidId == null ? "wrong-type" : "invalid-id";
            detail = invalidId == null ? expected(mismatch.getRequiredType()) : invalidId;
        }
        Map<String, Object> params = Map.of();
        if (error.contains(ConstraintViolation.class)) {
            ConstraintViolation<?> violation = error.unwrap(ConstraintViolation.class);
            params = shown(violation.getConstraintDescriptor().getAttributes());
        }
        return inBody
                ? new FieldProblem(pointer(path), null, null, code, detail, params)
                : new FieldProblem(null, path, null, code, detail, params);
    }

    static @Nullable Message invalidId(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidIdException invalid) {
                return expected(invalid);
            }
        }
        return null;
    }

    private static Map<String, Object> shown(Map<String, Object> attributes) {
        var shown = new TreeMap<String, Object>();
        attributes.forEach((name, value) -> {
            if (SHOWN.contains(name) && !value.equals(Integer.MAX_VALUE)) {
                shown.put(name, value);
            }
        });
        return shown;
    }

    private static String code(MessageSourceResolvable error) {
        var codes = error.getCodes();
        if (codes == null || codes.length == 0) {
            return "invalid";
        }
        return CODES.getOrDefault(codes[codes.length - 1], "invalid");
    }

    private static Message sentence(MessageSourceResolvable error) {
        return sentence(error.getDefaultMessage());
    }

    private static Message sentence(@Nullable String message) {
        if (message == null || message.isEmpty()) {
            return Message.of("request.not-valid");
        }
        var sentence = Character.toUpperCase(message.charAt(0)) + message.substring(1);
        return Message.plain(sentence.endsWith(".") ? sentence : sentence + ".");
    }
}
