package dev.kontor.shared.openapi;

import dev.kontor.shared.access.AccessMarks;
import dev.kontor.shared.access.RequiresCapability;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.idempotency.Idempotency;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Encoding;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.method.HandlerMethod;

/// Completes springdoc's description of a handler with what Kontor's annotations and argument types say.
class OperationDocuments implements GlobalOperationComponentsCustomizer {

    private static final String PARAMETERS = "#/components/parameters/";
    private static final String IF_MATCH = "IfMatch";
    private static final String OPTIONAL_IF_MATCH = "OptionalIfMatch";
    private static final String KEY = "IdempotencyKey";
    private static final String OPTIONAL_KEY = "OptionalIdempotencyKey";

    static Map<String, Parameter> parameters() {
        var parameters = new LinkedHashMap<String, Parameter>();
        var ifMatch = "The `ETag` of the version that was read, or `*` for any version.";
        parameters.put(IF_MATCH, header("If-Match", ifMatch, true, 255, "*"));
        parameters.put(OPTIONAL_IF_MATCH, header("If-Match", ifMatch, false, 255, null));
        var key = "Identifies this request, so that a retry gets the same response instead of executing "
                + "again. Use a new UUID for each new request. Without a sign-in the key must be a UUID, "
                + "or have at least 16 characters of which 8 differ.";
        parameters.put(KEY, header("Idempotency-Key", key, true, 257, null));
        parameters.put(OPTIONAL_KEY, header("Idempotency-Key", key, false, 257, null));
        return parameters;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        throw new IllegalStateException("springdoc passes the components");
    }

    @Override
    public Operation customize(Operation operation, Components components, HandlerMethod handler) {
        var suffix = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), OperationIdSuffix.class);
        if (suffix != null) {
            operation.setOperationId(operation.getOperationId() + suffix.value());
        }
        var verb = verb(handler);
        FieldDocs.describe(operation, handler.getMethod());
        AccessDocuments.describe(operation, handler);
        hideCapability(operation, handler);
        for (MethodParameter parameter : handler.getMethodParameters()) {
            describe(operation, parameter, components);
        }
        QueryParameters.describe(operation, handler);
        if (verb == RequestMethod.POST) {
            acceptKey(operation, handler.getMethodAnnotation(Idempotency.class));
        }
        if (isInParts(handler) && operation.getRequestBody() != null) {
            inParts(operation.getRequestBody());
        }
        var file = handler.getMethodAnnotation(FileResponse.class);
        if (file != null) {
            FileResponse.Docs.describe(operation.getResponses(), file);
        }
        ResponseDocs.describe(operation, components, handler, verb);
        return operation;
    }

    private static void describe(Operation operation, MethodParameter parameter, Components components) {
        if (parameter.getParameterType() == IfMatch.class) {
            refer(operation, parameter.isOptional() ? OPTIONAL_IF_MATCH : IF_MATCH);
        }
        if (parameter.hasParameterAnnotation(ParameterObject.class)) {
            FieldDocs.describe(operation, parameter.getParameterType(), "");
        }
        if (parameter.getParameterType() == MergePatch.class) {
            var type =
                    ResolvableType.forMethodParameter(parameter).getGeneric(0).resolve(Object.class);
            operation.setRequestBody(patch(type, components));
        }
    }

    private static void acceptKey(Operation operation, @Nullable Idempotency idempotency) {
        if (idempotency == null || idempotency.value().isOptional()) {
            refer(operation, OPTIONAL_KEY);
        } else if (idempotency.value() != Idempotency.Mode.NONE) {
            refer(operation, KEY);
        }
    }

    /// A token that is a security scheme is not listed as a parameter too.
    private static void hideCapability(Operation operation, HandlerMethod handler) {
        if (operation.getParameters() != null) {
            var headers = AccessMarks.of(handler).stream()
                    .filter(RequiresCapability.class::isInstance)
                    .map(mark -> ((RequiresCapability) mark).value())
                    .toList();
            operation.setParameters(operation.getParameters().stream()
                    .filter(parameter -> !headers.contains(parameter.getName()))
                    .collect(Collectors.toCollection(ArrayList::new)));
        }
    }

    private static boolean isInParts(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestPart.class));
    }

    /// springdoc treats these as JSON, the default content type.
    private static void inParts(RequestBody body) {
        var parts = new MediaType()
                .schema(body.getContent().values().iterator().next().getSchema());
        parts.addEncoding("meta", new Encoding().contentType("application/json"));
        body.required(true).content(new Content().addMediaType("multipart/form-data", parts));
    }

    private static RequestBody patch(Class<?> type, Components components) {
        var schema = PatchSchemas.define(type, components);
        return new RequestBody()
                .required(true)
                .description("A JSON merge patch (RFC 7396).")
                .content(new Content()
                        .addMediaType("application/merge-patch+json", new MediaType().schema(schema))
                        .addMediaType("application/json", new MediaType().schema(schema)));
    }

    private static void refer(Operation operation, String parameter) {
        operation.addParametersItem(new Parameter().$ref(PARAMETERS + parameter));
    }

    private static RequestMethod verb(HandlerMethod handler) {
        var mapping = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
        return mapping == null || mapping.method().length == 0 ? RequestMethod.GET : mapping.method()[0];
    }

    private static Parameter header(
            String name, String description, boolean required, int length, @Nullable String example) {
        return new Parameter()
                .in("header")
                .name(name)
                .description(description)
                .required(required)
                .schema(new StringSchema().minLength(1).maxLength(length))
                .example(example);
    }
}
