package dev.kontor.shared.web.setup;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Finds the handler of what a controller returns once per method. Spring asks all of them for each request, and two
/// resolve the generic types of the method for their answer.
final class ReturnHandler implements HandlerMethodReturnValueHandler {

    private final List<HandlerMethodReturnValueHandler> handlers;
    private final ConcurrentMap<Returned, HandlerMethodReturnValueHandler> known = new ConcurrentHashMap<>();

    /// @param handlers in the order in which they are preferred
    ReturnHandler(List<HandlerMethodReturnValueHandler> handlers) {
        this.handlers = List.copyOf(handlers);
    }

    /// @param type of the value, which decides if the method declares less
    private record Returned(Object method, Class<?> type) {}

    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        return true;
    }

    @Override
    public void handleReturnValue(
            @Nullable Object value,
            MethodParameter returnType,
            ModelAndViewContainer container,
            NativeWebRequest request)
            throws Exception {
        known.computeIfAbsent(
                        new Returned(returnType.getExecutable(), returnType.getParameterType()), _ -> of(returnType))
                .handleReturnValue(value, returnType, container, request);
    }

    private HandlerMethodReturnValueHandler of(MethodParameter returnType) {
        return handlers.stream()
                .filter(handler -> handler.supportsReturnType(returnType))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no handler of " + returnType));
    }
}
