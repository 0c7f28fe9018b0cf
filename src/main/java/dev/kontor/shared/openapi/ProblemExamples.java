package dev.kontor.shared.openapi;

import dev.kontor.shared.problem.ProblemCode;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.examples.Example;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/// Makes the examples of problem documents, one for each code.
final class ProblemExamples {

    private static final ResourceBundle TITLES = ResourceBundle.getBundle("messages.problems", Locale.ROOT);

    private ProblemExamples() {}

    /// The name of the component: `OutOfStock`.
    static String name(ProblemCode code) {
        var name = new StringBuilder();
        for (var word : code.code().split("-")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }

    static void define(ProblemCode code, Components components) {
        var document = new LinkedHashMap<String, Object>();
        document.put("type", ProblemDocument.EXAMPLE + code.code());
        document.put("title", TITLES.containsKey(code.code()) ? TITLES.getString(code.code()) : code.code());
        document.put("status", code.status().value());
        document.put("detail", code.remedy());
        document.put("code", code.code());
        document.put("requestId", "019ab2c4-5d6e-7f80-9123-456789abcdef");
        switch (code) {
            case VALIDATION_FAILED -> document.put("errors", error("pointer", "/quantity", "too-small"));
            case UNKNOWN_FIELD -> document.put("errors", error("pointer", "/colour", "unknown-field"));
            case UNKNOWN_PARAMETER -> document.put("errors", error("parameter", "curency", "unknown-parameter"));
            case INVALID_ID -> document.put("errors", error("parameter", "id", "invalid-id"));
            case INVALID_CURSOR -> document.put("errors", error("parameter", "cursor", "invalid-cursor"));
            case INVALID_FILTER -> document.put("errors", error("parameter", "sort", "invalid-sort"));
            case UNSUPPORTED_EXPAND -> document.put("errors", error("parameter", "expand", "unsupported-expand"));
            case IDEMPOTENCY_KEY_MISSING -> document.put("errors", error("header", "Idempotency-Key", "required"));
            case MISSING_PERMISSION -> document.put("permission", "catalog:write");
            case PRECONDITION_FAILED -> document.put("currentETag", "\"8\"");
            case QUOTA_EXCEEDED -> document.put("violated-policies", List.of("store"));
            default -> {
                // The code says it all.
            }
        }
        components.addExamples(name(code), new Example().summary(code.remedy()).value(document));
    }

    private static List<Map<String, Object>> error(String where, String what, String code) {
        var error = new LinkedHashMap<String, Object>();
        error.put(where, what);
        error.put("code", code);
        error.put("detail", "Says in one sentence what is wrong here.");
        error.put("params", Map.of());
        return List.of(error);
    }
}
