package dev.kontor.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/// Finds the handler of a request once: filters that look at the annotations of the handler and Spring MVC itself share
/// the result.
public final class CachingHandlerMapping extends RequestMappingHandlerMapping {

    private static final String ATTRIBUTE = CachingHandlerMapping.class.getName();

    // Built when all handlers are known.
    private volatile @Nullable Map<String, List<Candidate>> byPrefix;

    private record Candidate(RequestMappingInfo info, HandlerMethod handler) {}

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

    /// Compares the request only with the mappings whose literal beginning its path has, a handful of all. If not
    /// exactly one of them matches, Spring MVC decides.
    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String lookupPath, HttpServletRequest request)
            throws Exception {
        var path = request.getRequestURI();
        if (isEncoded(path) || !request.getContextPath().isEmpty()) {
            return super.lookupHandlerMethod(lookupPath, request);
        }
        Candidate chosen = null;
        RequestMappingInfo match = null;
        for (var candidate : candidates(path)) {
            var matching = getMatchingMapping(candidate.info(), request);
            if (matching != null) {
                if (match != null) {
                    return super.lookupHandlerMethod(lookupPath, request);
                }
                match = matching;
                chosen = candidate;
            }
        }
        if (chosen == null || match == null) {
            return super.lookupHandlerMethod(lookupPath, request);
        }
        request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, chosen.handler());
        handleMatch(match, lookupPath, request);
        return chosen.handler();
    }

    private List<Candidate> candidates(String path) {
        var all = byPrefix;
        if (all == null) {
            all = getHandlerMethods().entrySet().stream()
                    .map(entry -> new Candidate(entry.getKey(), entry.getValue()))
                    .collect(Collectors.groupingBy(candidate -> prefix(candidate.info())));
            byPrefix = all;
        }
        var found = new ArrayList<>(all.getOrDefault("", List.of()));
        for (int end = path.indexOf('/', 1); end > 0; end = path.indexOf('/', end + 1)) {
            found.addAll(all.getOrDefault(path.substring(0, end), List.of()));
        }
        found.addAll(all.getOrDefault(path, List.of()));
        return found;
    }

    private static boolean isEncoded(String path) {
        return path.indexOf('%') >= 0 || path.indexOf(';') >= 0;
    }

    /// The whole segments of the pattern before the first with a variable.
    private static String prefix(RequestMappingInfo info) {
        var patterns = info.getPatternValues();
        if (patterns.size() != 1) {
            return "";
        }
        var pattern = patterns.iterator().next();
        var literal = pattern.replaceFirst("[{*?].*", "");
        return literal.length() == pattern.length()
                ? pattern
                : literal.substring(0, Math.max(0, literal.lastIndexOf('/')));
    }
}
