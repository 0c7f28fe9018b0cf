package dev.kontor.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/// Finds the handler of a request once: filters that look at the annotations of the handler and Spring MVC itself share
/// the result.
public final class CachingHandlerMapping extends RequestMappingHandlerMapping {

    private static final String ATTRIBUTE = CachingHandlerMapping.class.getName();

    private final Map<RequestMappingInfo, String> prefixes = new ConcurrentHashMap<>();

    /// @param method and `path` of the request, which differ if the container forwards it to its error page
    private record Found(
            String method, String path, @Nullable HandlerMethod handler) {

        boolean isOf(HttpServletRequest request) {
            return method.equals(request.getMethod()) && path.equals(request.getRequestURI());
        }
    }

    /// The handler that Spring MVC will call; empty if there is none for this path, method or media type.
    Optional<HandlerMethod> find(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Found found && found.isOf(request)) {
            return Optional.ofNullable(found.handler());
        }
        var earlier = request.getAttribute(ServletRequestPathUtils.PATH_ATTRIBUTE);
        ServletRequestPathUtils.parseAndCache(request);
        try {
            var chain = getHandler(request);
            return chain != null && chain.getHandler() instanceof HandlerMethod method
                    ? Optional.of(method)
                    : Optional.empty();
        } catch (Exception _) {
            // The dispatcher will fail in the same way and answer it.
            return Optional.empty();
        } finally {
            request.setAttribute(ServletRequestPathUtils.PATH_ATTRIBUTE, earlier);
        }
    }

    @Override
    protected @Nullable HandlerMethod getHandlerInternal(HttpServletRequest request) throws Exception {
        if (request.getAttribute(ATTRIBUTE) instanceof Found found && found.isOf(request)) {
            return found.handler();
        }
        var handler = super.getHandlerInternal(request);
        request.setAttribute(ATTRIBUTE, new Found(request.getMethod(), request.getRequestURI(), handler));
        return handler;
    }

    /// Most mappings differ in the part of the path before the first variable, which costs less to compare.
    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith(prefixes.computeIfAbsent(info, CachingHandlerMapping::prefix))
                        || isEncoded(path)
                        || !request.getContextPath().isEmpty()
                ? super.getMatchingMapping(info, request)
                : null;
    }

    private static boolean isEncoded(String path) {
        return path.indexOf('%') >= 0 || path.indexOf(';') >= 0;
    }

    private static String prefix(RequestMappingInfo info) {
        var patterns = info.getPatternValues();
        if (patterns.size() != 1) {
            return "";
        }
        return patterns.iterator().next().replaceFirst("/?[{*?].*", "");
    }
}
