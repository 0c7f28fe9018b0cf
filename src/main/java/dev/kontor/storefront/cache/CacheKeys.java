package dev.kontor.storefront.cache;

import dev.kontor.channel.Channel;
import dev.kontor.channel.Channels;
import dev.kontor.identity.ChannelChoice;
import dev.kontor.identity.PublishableKeys;
import dev.kontor.settings.Settings;
import dev.kontor.shared.web.AllowedHosts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Decides which requests are cacheable and computes their key: the path, the query in canonical order, the
/// language and channel unless the query names them, and the state of all channels and settings.
@Component
class CacheKeys {

    private static final int MAX_LENGTH = 1_024;
    private static final String LOCALE = "locale=";
    private static final String CHANNEL = "channel=";

    private final List<String> paths;
    private final StoreLocales locales;
    private final ChannelChoice choice;
    private final Channels channels;
    private final Settings settings;
    private final AllowedHosts hosts;

    CacheKeys(
            CacheProperties properties,
            StoreLocales locales,
            ChannelChoice choice,
            Channels channels,
            Settings settings,
            AllowedHosts hosts) {
        this.paths = List.copyOf(properties.paths());
        this.locales = locales;
        this.choice = choice;
        this.channels = channels;
        this.settings = settings;
        this.hosts = hosts;
    }

    /// Absent if the request is not cacheable. A request with `Authorization` is not: the security chain must
    /// reject an invalid or expired token, regardless of the cache.
    @Nullable
    String of(HttpServletRequest request) {
        return isPublicRead(request)
                        && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                        && request.getHeader("Api-Version") == null
                ? key(request.getRequestURI(), request)
                : null;
    }

    /// Whether another request for the same content would be cacheable. One to an unknown host is not, because the
    /// cache answers before the filter that rejects it.
    boolean isPublicRead(HttpServletRequest request) {
        return isListed(request.getRequestURI())
                && isRead(request.getMethod())
                && acceptsJson(request.getHeader(HttpHeaders.ACCEPT))
                && hosts.accept(request);
    }

    /// An empty parameter names no language: `Accept-Language` decides.
    static boolean namesLocale(@Nullable String query) {
        int from = valueAt(query, LOCALE);
        return query != null && from >= 0 && from < query.length() && query.charAt(from) != '&';
    }

    static boolean namesChannel(@Nullable String query) {
        return valueAt(query, CHANNEL) >= 0;
    }

    /// The position of the parameter's value; negative if the query does not contain it.
    private static int valueAt(@Nullable String query, String name) {
        if (query == null) {
            return -1;
        }
        if (query.startsWith(name)) {
            return name.length();
        }
        int at = query.indexOf("&" + name);
        return at < 0 ? -1 : at + 1 + name.length();
    }

    private @Nullable String key(String path, HttpServletRequest request) {
        var query = request.getQueryString();
        if (query != null && query.length() + path.length() > MAX_LENGTH) {
            return null;
        }
        var channel = channel(query, request);
        if (channel == null) {
            return null;
        }
        var key = new StringBuilder(path.length() + (query == null ? 0 : query.length()) + 24).append(path);
        if (query != null && !query.isEmpty()) {
            key.append('?').append(sorted(query));
        }
        if (!namesLocale(query)) {
            key.append(' ')
                    .append(locales.negotiate(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE), channel)
                            .toLanguageTag());
        }
        if (!channel.isDefault() && !namesChannel(query)) {
            key.append(" @").append(channel.code());
        }
        key.append(" #").append(channels.stamp()).append(settings.stamp());
        // Over HTTPS browsers send one header more.
        return request.isSecure() ? key.append(" s").toString() : key.toString();
    }

    /// Absent if the request will be rejected. A code is never escaped, so an escaped one is invalid.
    private @Nullable Channel channel(@Nullable String query, HttpServletRequest request) {
        int from = valueAt(query, CHANNEL);
        String code = null;
        if (query != null && from >= 0) {
            int to = query.indexOf('&', from);
            code = query.substring(from, to < 0 ? query.length() : to);
        }
        try {
            return choice.find(code, request.getHeader(PublishableKeys.HEADER)).orElse(null);
        } catch (DataAccessException | TransactionException _) {
            // The handler will find and report the same problem.
            return null;
        }
    }

    /// Repeated parameters keep their order, which is significant: `sort=title&sort=-price`. An escaped name
    /// cannot be compared, so such a query is used as it is.
    static String sorted(String query) {
        if (query.indexOf('&') < 0) {
            return query;
        }
        var parts = query.split("&");
        if (Arrays.stream(parts).anyMatch(part -> name(part).indexOf('%') >= 0)) {
            return query;
        }
        Arrays.sort(parts, Comparator.comparing(CacheKeys::name));
        return String.join("&", parts);
    }

    private static String name(String parameter) {
        int end = parameter.indexOf('=');
        return end < 0 ? parameter : parameter.substring(0, end);
    }

    private boolean isListed(String path) {
        for (var prefix : paths) {
            if (path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/')) {
                return path.length() <= MAX_LENGTH;
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
