package dev.kontor.shared.web.binding;

import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.PreconditionException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.idempotency.IdempotencyFilter;
import dev.kontor.shared.web.idempotency.IdempotencyKey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Validator;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.convert.ConversionService;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Resolves Kontor's own controller arguments: [IfMatch], [MergePatch], [IdempotencyKey], [DynamicParameters]
/// and records of query parameters.
public final class ArgumentResolvers {

    private static final MediaType MERGE_PATCH = MediaType.parseMediaType("application/merge-patch+json");

    private ArgumentResolvers() {}

    public static List<HandlerMethodArgumentResolver> all(
            JsonMapper json, Validator validator, Supplier<ConversionService> conversion) {
        return List.of(
                new IfMatchArgument(),
                new IdempotencyKeyArgument(),
                new MergePatchArgument(json, validator),
                new FreeParametersArgument(),
                new ParameterRecordResolver(conversion, validator));
    }

    private static final class IfMatchArgument implements HandlerMethodArgumentResolver {

        /// Spring parses the annotations of the method each time it is asked.
        private final ConcurrentMap<MethodParameter, Boolean> optional = new ConcurrentHashMap<>();

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == IfMatch.class;
        }

        @Override
        public @Nullable Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            var header = request.getHeader(HttpHeaders.IF_MATCH);
            if (header == null || header.isBlank()) {
                if (optional.computeIfAbsent(parameter, MethodParameter::isOptional)) {
                    return null;
                }
                throw new PreconditionException(
                        ProblemCode.PRECONDITION_REQUIRED, Message.of("request.if-match-required"));
            }
            return header.strip().equals("*")
                    ? new IfMatch(List.of())
                    : new IfMatch(Arrays.stream(header.split(","))
                            .map(tag -> tag.strip().replaceFirst("^W/", "").replace("\"", ""))
                            .toList());
        }
    }

    private static final class IdempotencyKeyArgument implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == IdempotencyKey.class;
        }

        @Override
        public @Nullable Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return request.getAttribute(IdempotencyFilter.ATTRIBUTE, NativeWebRequest.SCOPE_REQUEST);
        }
    }

    private static final class FreeParametersArgument implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == DynamicParameters.class;
        }

        @Override
        public DynamicParameters resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            var names = parameter.getParameterAnnotation(DynamicParameterNames.class);
            return names == null
                    ? DynamicParameters.NONE
                    : DynamicParameters.of(request.getParameterMap(), names.prefix());
        }
    }

    private static final class MergePatchArgument implements HandlerMethodArgumentResolver {

        private final JsonMapper json;
        private final Validator validator;

        MergePatchArgument(JsonMapper json, Validator validator) {
            this.json = json;
            this.validator = validator;
        }

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == MergePatch.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders)
                throws Exception {
            var servlet = request.getNativeRequest(HttpServletRequest.class);
            if (servlet == null) {
                throw new IllegalStateException("no servlet request");
            }
            requireJson(servlet);
            HttpInputMessage message = new ServletServerHttpRequest(servlet);
            JsonNode body;
            try {
                body = json.readTree(message.getBody());
            } catch (JacksonException broken) {
                throw new HttpMessageNotReadableException("broken patch", broken, message);
            }
            if (!(body instanceof ObjectNode patch)) {
                throw new BadRequestException(ProblemCode.MALFORMED_JSON, Message.of("request.patch-object"));
            }
            var type =
                    ResolvableType.forMethodParameter(parameter).getGeneric(0).resolve(Object.class);
            return new MergePatch<>(patch, type, json, validator);
        }

        private static @Nullable MediaType contentType(@Nullable String header)
                throws HttpMediaTypeNotSupportedException {
            try {
                return header == null ? null : MediaType.parseMediaType(header);
            } catch (InvalidMediaTypeException notOne) {
                throw new HttpMediaTypeNotSupportedException(notOne.getMessage());
            }
        }

        private static void requireJson(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
            var supported = List.of(MERGE_PATCH, MediaType.APPLICATION_JSON);
            var given = contentType(request.getContentType());
            if (given == null || supported.stream().noneMatch(type -> type.includes(given))) {
                throw new HttpMediaTypeNotSupportedException(given, supported);
            }
        }
    }
}
