package dev.kontor.shared.web.problem;

import dev.kontor.shared.problem.ProblemCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Examples of problem documents, for the pages of the codes and for the OpenAPI documents.
public final class ProblemExample {

    private ProblemExample() {}

    /// The document, its fields in the order in which they are written.
    ///
    /// @param type address of the page of the code
    public static Map<String, Object> of(ProblemCode code, String type, String title, String detail) {
        var document = new LinkedHashMap<String, Object>();
        document.put("type", type);
        document.put("title", title);
        document.put("status", code.status().value());
        document.put("detail", detail);
        document.put("code", code.code());
        document.put("requestId", "019ab2c4-5d6e-7f80-9123-456789abcdef");
        switch (code) {
            case VALIDATION_FAILED -> document.put("errors", error("pointer", "/quantity", "too-small"));
            case UNKNOWN_FIELD -> document.put("errors", error("pointer", "/colour", "unknown-field"));
            case UNKNOWN_PARAMETER -> document.put("errors", error("parameter", "curency", "unknown-parameter"));
            case INVALID_ID -> document.put("errors", error("parameter", "id", "invalid-id"));
            case INVALID_CURSOR -> document.put("errors", error("parameter", "cursor", "invalid-cursor"));
            case INVALID_FILTER -> document.put("errors", error("parameter", "sort", "invalid-sort"));
            case IDEMPOTENCY_KEY_MISSING -> document.put("errors", error("header", "Idempotency-Key", "required"));
            case MISSING_PERMISSION -> document.put("permission", "catalog:write");
            case PRECONDITION_FAILED -> document.put("currentETag", "\"8\"");
            case QUOTA_EXCEEDED -> document.put("violated-policies", List.of("store"));
            default -> {
                // The code is self-explanatory.
            }
        }
        return document;
    }

    private static List<Map<String, Object>> error(String where, String what, String code) {
        var error = new LinkedHashMap<String, Object>();
        error.put(where, what);
        error.put("code", code);
        error.put("detail", "Explains in one sentence what was wrong.");
        error.put("params", Map.of());
        return List.of(error);
    }
}
