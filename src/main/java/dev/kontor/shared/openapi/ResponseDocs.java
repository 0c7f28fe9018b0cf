package dev.kontor.shared.openapi;

import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.ContentTagged;
import dev.kontor.shared.web.Versioned;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.paging.Page;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/// Documents the responses of an operation: headers of successful ones, and each error with its problem codes.
final class ResponseDocs {

    private static final Set<Integer> SHARED = Set.of(401, 403, 406, 412, 413, 415, 428, 429, 500, 503);

    private ResponseDocs() {}

    static Map<String, Header> headers() {
        var headers = new LinkedHashMap<String, Header>();
        headers.put(
                "X-Request-Id",
                header(
                        "Identifies this request in the logs; the caller's own id if it sent one.",
                        "019ab2c4-5d6e-7f80"));
        headers.put("ETag", header("Version of the object; send it as `If-Match` with a change.", "\"7\""));
        headers.put(
                "Location", header("URL of the created object.", "/store/v1/carts/cart_01kaw4c5qpfy0t4gzxm3v8h2rd"));
        headers.put(
                "Link",
                header("The next and the previous page (RFC 8288).", "</store/v1/products?cursor=x>; rel=\"next\""));
        headers.put(
                "Idempotent-Replayed", header("`true` if this is the stored response of an earlier request.", "true"));
        headers.put("WWW-Authenticate", header("How to sign in (RFC 6750).", "Bearer"));
        headers.put(
                "RateLimit-Policy", header("The limits that apply: `q` calls in `w` seconds.", "\"store\";q=600;w=60"));
        headers.put(
                "RateLimit",
                header("What is left of them: `r` calls in the next `t` seconds.", "\"store\";r=598;t=12"));
        headers.put(
                "Retry-After",
                new Header()
                        .description("Seconds to wait before the next attempt.")
                        .schema(new IntegerSchema().minimum(BigDecimal.ONE).example(1)));
        return headers;
    }

    static void describe(Operation operation, Components components, HandlerMethod handler, RequestMethod verb) {
        var body = body(handler);
        boolean tagged = Versioned.class.isAssignableFrom(body)
                || ContentTagged.class.isAssignableFrom(body)
                || handler.getMethod().getReturnType() == ResponseEntity.class && verb == RequestMethod.GET;
        if (verb == RequestMethod.GET && tagged) {
            var unchanged = new ApiResponse().description("Unchanged since the version in `If-None-Match`.");
            operation.getResponses().addApiResponse("304", unchanged);
        }
        var idempotency = handler.getMethodAnnotation(Idempotency.class);
        boolean replayed =
                verb == RequestMethod.POST && (idempotency == null || idempotency.value() != Idempotency.Mode.NONE);
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2") || status.startsWith("3")) {
                Stream.of("X-Request-Id", "RateLimit-Policy", "RateLimit").forEach(name -> refer(response, name));
                referIf(status.equals("201"), response, "Location");
                referIf(tagged, response, "ETag");
                referIf(Page.class.isAssignableFrom(body), response, "Link");
                referIf(replayed, response, "Idempotent-Replayed");
                if (status.equals("204")) {
                    response.setContent(null);
                }
            }
        });
        var codes = PossibleProblems.of(operation, handler, verb);
        codes.forEach((status, ofStatus) ->
                operation.getResponses().addApiResponse(String.valueOf(status), problem(status, ofStatus, components)));
        operation.addExtension("x-problem-codes", codeNames(codes));
    }

    private static void referIf(boolean wanted, ApiResponse response, String header) {
        if (wanted) {
            refer(response, header);
        }
    }

    private static Object codeNames(SortedMap<Integer, Set<ProblemCode>> codes) {
        return codes.values().stream()
                .flatMap(Set::stream)
                .map(ProblemCode::code)
                .toList();
    }

    private static ApiResponse problem(int status, Set<ProblemCode> codes, Components components) {
        codes.forEach(code -> ProblemExamples.define(code, components));
        var response = problem(status, codes);
        if (!SHARED.contains(status)) {
            return response;
        }
        // Two operations may return different codes for one status: each set is a separate component.
        var name = codes.stream().map(ProblemExamples::name).collect(Collectors.joining("Or"));
        if (components.getResponses() == null || !components.getResponses().containsKey(name)) {
            components.addResponses(name, response);
        }
        return new ApiResponse().$ref("#/components/responses/" + name);
    }

    private static ApiResponse problem(int status, Set<ProblemCode> codes) {
        var media = new MediaType().schema(new JsonSchema().$ref("#/components/schemas/Problem"));
        codes.forEach(code -> media.addExamples(
                code.code(),
                new io.swagger.v3.oas.models.examples.Example()
                        .$ref("#/components/examples/" + ProblemExamples.name(code))));
        var response = new ApiResponse()
                .description(HttpStatus.valueOf(status).getReasonPhrase() + ".\n\n"
                        + codes.stream()
                                .map(code -> "- `" + code.code() + "`: " + code.remedy())
                                .collect(Collectors.joining("\n")))
                .content(new Content().addMediaType("application/problem+json", media));
        response.addExtension(
                "x-problem-codes", codes.stream().map(ProblemCode::code).toList());
        refer(response, "X-Request-Id");
        if (status == 429) {
            refer(response, "RateLimit-Policy");
            refer(response, "RateLimit");
        }
        if (status == 401) {
            refer(response, "WWW-Authenticate");
        }
        if (status == 429 || status == 503 || codes.contains(ProblemCode.REQUEST_IN_PROGRESS)) {
            refer(response, "Retry-After");
        }
        return response;
    }

    private static void refer(ApiResponse response, String header) {
        response.addHeaderObject(header, new Header().$ref("#/components/headers/" + header));
    }

    private static Class<?> body(HandlerMethod handler) {
        var type = ResolvableType.forMethodReturnType(handler.getMethod(), handler.getBeanType());
        return (type.toClass() == ResponseEntity.class ? type.getGeneric(0) : type).resolve(Object.class);
    }

    private static Header header(String description, String example) {
        Schema<?> schema = new StringSchema().maxLength(4_096).example(example);
        return new Header().description(description).schema(schema);
    }
}
