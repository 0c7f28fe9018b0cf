package dev.kontor.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// For filters: the handler that will answer a request. It is looked up once per request.
@Component
public class Handlers {

    private final Function<HttpServletRequest, Optional<HandlerMethod>> lookup;
    private final ConcurrentMap<Mark, Optional<Annotation>> marks = new ConcurrentHashMap<>();

    private record Mark(Method method, Class<? extends Annotation> type) {}

    @Autowired
    Handlers(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping) {
        this(lookup(mapping));
    }

    /// The mapping depends on much that filters come before, so it is resolved at the first request. Once, because
    /// Spring looks for the bean each time.
    private static Function<HttpServletRequest, Optional<HandlerMethod>> lookup(
            ObjectProvider<RequestMappingHandlerMapping> mapping) {
        var resolved = SingletonSupplier.of(() -> (CachingHandlerMapping) mapping.getObject());
        return request -> resolved.obtain().find(request);
    }

    Handlers(Function<HttpServletRequest, Optional<HandlerMethod>> lookup) {
        this.lookup = lookup;
    }

    /// Empty if there is none for this path, method or media type.
    public Optional<HandlerMethod> of(HttpServletRequest request) {
        return lookup.apply(request);
    }

    /// The annotation of the handler method; null without a handler.
    public <A extends Annotation> @Nullable A mark(HttpServletRequest request, Class<A> type) {
        return of(request)
                .flatMap(handler -> marks.computeIfAbsent(
                        new Mark(handler.getMethod(), type),
                        _ -> Optional.ofNullable(handler.getMethodAnnotation(type))))
                .map(type::cast)
                .orElse(null);
    }
}
