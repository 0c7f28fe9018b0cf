package dev.kontor.identity.signin;

import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The form that Swagger UI's *Authorize* sends: the password grant of OAuth 2.0. Other fields are ignored, as
/// the protocol requires.
record PasswordGrant(
        @Schema(example = "owner@example.com", maxLength = 254)
        String username,

        @Schema(example = "kontor-demo-password", format = "password", maxLength = 128)
        String password) {

    private static final int MAX_BYTES = 4_096;
    private static final int MAX_USERNAME = 254;
    private static final int MAX_PASSWORD = 128;

    static PasswordGrant of(HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            throw invalid("password", "size", Message.of("auth.form-too-large"));
        }
        var fields = fields(new String(body, StandardCharsets.UTF_8));
        return new PasswordGrant(
                required(fields, "username", MAX_USERNAME), required(fields, "password", MAX_PASSWORD));
    }

    private static Map<String, String> fields(String form) {
        var fields = new HashMap<String, String>();
        for (var pair : form.split("&")) {
            int split = pair.indexOf('=');
            if (split > 0) {
                fields.put(decoded(pair.substring(0, split)), decoded(pair.substring(split + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new BadRequestException(ProblemCode.BAD_REQUEST, Message.of("auth.form-encoding"));
        }
    }

    private static String required(Map<String, String> fields, String name, int max) {
        var value = fields.get(name);
        if (value == null || value.isEmpty()) {
            throw invalid(name, "required", Message.of("request.required"));
        }
        if (value.length() > max) {
            throw invalid(name, "size", Message.of("input.too-long", "most", max));
        }
        return value;
    }

    private static BadRequestException invalid(String field, String code, Message detail) {
        return new BadRequestException(
                ProblemCode.VALIDATION_FAILED,
                BadRequestException.invalidParts(1),
                Map.of("error", "invalid_request"),
                List.of(FieldProblem.ofPointer("/" + field, code, detail)));
    }

    @Override
    public String toString() {
        return "PasswordGrant[***]";
    }
}
