package dev.kontor.shared.web.binding;

import jakarta.validation.Valid;
import jakarta.validation.Validator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionService;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.ServletModelAttributeMethodProcessor;

/// Creates records of query parameters with the converters and constraints of Spring's binding. Spring reads the
/// annotations of each component on every request, which took half of the time of a short one; here they are
/// read once. Errors are left to Spring, so that they are reported in one way.
final class ParameterRecordResolver implements HandlerMethodArgumentResolver {

    private final Supplier<ConversionService> conversion;
    private final Validator validator;
    private final HandlerMethodArgumentResolver standard = new ServletModelAttributeMethodProcessor(true);
    private final ConcurrentMap<Class<?>, ParameterRecordShape> shapes = new ConcurrentHashMap<>();

    /// @param conversion resolved with the first request
    ParameterRecordResolver(Supplier<ConversionService> conversion, Validator validator) {
        this.conversion = conversion;
        this.validator = validator;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().isRecord()
                && parameter.hasParameterAnnotation(ParameterObject.class)
                && parameter.hasParameterAnnotation(Valid.class);
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws Exception {
        var made = shapes.computeIfAbsent(parameter.getParameterType(), type -> ParameterRecordShape.of(type, ""))
                .make(request.getParameterMap(), conversion.get());
        return made != null && validator.validate(made).isEmpty()
                ? made
                : standard.resolveArgument(parameter, container, joined(request), binders);
    }

    private static NativeWebRequest joined(NativeWebRequest request) {
        return request instanceof ServletWebRequest servlet
                ? new ServletWebRequest(JoinedParameters.of(servlet.getRequest()), servlet.getResponse())
                : request;
    }
}
