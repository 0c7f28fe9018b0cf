package dev.kontor.identity;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Resolves a controller argument that consists of the caller and the secret token that the request carries in a
/// header. Operations with such an argument are marked with
/// [dev.kontor.shared.access.RequiresCapability], which documents the header.
///
/// @param <T> the type of the argument
public final class CapabilityArgument<T> implements HandlerMethodArgumentResolver {

    private final Class<T> type;
    private final String header;
    private final Credentials<T> credentials;

    /// @param header carries the token
    public CapabilityArgument(Class<T> type, String header, Credentials<T> credentials) {
        this.type = type;
        this.header = header;
        this.credentials = credentials;
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(type);
    }

    /// Combines what identifies the caller.
    ///
    /// @param <T> the type of the argument
    @FunctionalInterface
    public interface Credentials<T> {

        /// @param token null if the request has none
        T of(Actor actor, @Nullable String token);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == type;
    }

    @Override
    public T resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return credentials.of(ActorAuthentication.current(), request.getHeader(header));
    }
}
