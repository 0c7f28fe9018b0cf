package dev.kontor.storefront.cache;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Decides which requests the cache is for, and gives them their key: the path, the query in one order, and the
/// language where the query does not name it.
@Component
class CacheKeys {

    private static final int LONGEST = 1_024;
    private static final String LOCALE = "locale=";

    private final List<String> paths;
    private final StoreLocales locales;

    CacheKeys(CacheProperties properties, StoreLocales locales) {
        this.paths = List.copyOf(properties.paths());
        this.locales = locales;
    }

    /// Absent if the request is none for the cache. One that carries `Authorization` is none: a token that is
    /// broken or expired is refused by the security chain, whatever the cache holds.
    @Nullable
    String of(HttpServletRequest request) {
        return isPublicRead(request)
                        && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                        && request.getHeader("Api-Version") == null
                ? key(request.getRequestURI(), request)
                : null;
    }

    /// Whether it asks for what could be kept if somebody else asked for it.
    boolean isPublicRead(HttpServletRequest request) {
        return isListed(request.getRequestURI())
                && isRead(request.getMethod())
                && acceptsJson(request.getHeader(HttpHeaders.ACCEPT));
    }

    static boolean namesLocale(@Nullable String query) {
        return query != null && (query.startsWith(LOCALE) || query.contains("&" + LOCALE));
    }

    private @Nullable String key(String path, HttpServletRequest request) {
        var query = request.getQueryString();
        if (query != null && query.length() + path.length() > LONGEST) {
            return null;
        }
        var key = new StringBuilder(path.length() + (query == null ? 0 : query.length()) + 8).append(path);
        if (query != null && !query.isEmpty()) {
            key.append('?').append(sorted(query));
        }
        if (!namesLocale(query)) {
            key.append(' ')
                    .append(locales.negotiate(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE))
                            .toLanguageTag());
        }
        // Over HTTPS browsers get one header more.
        return request.isSecure() ? key.append(" s").toString() : key.toString();
    }

    private static String sorted(String query) {
        if (query.indexOf('&') < 0) {
            return query;
        }
        var parts = query.split("&");
        Arrays.sort(parts);
        return String.join("&", parts);
    }

    private boolean isListed(String path) {
        for (var prefix : paths) {
            if (path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/')) {
                return path.length() <= LONGEST;
            }
        }
        return false;
    }

    private static boolean isRead(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    private static boolean acceptsJson(@Nullable String accept) {
        return accept == null
                || accept.contains("*/*")
                || accept.contains("application/json")
                || accept.contains("application/*");
    }
}
