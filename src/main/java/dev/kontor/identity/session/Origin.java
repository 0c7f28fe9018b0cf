package dev.kontor.identity.session;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// The origin of a sign-in, shown to its owner later.
record Origin(@Nullable String ip, @Nullable String userAgent) {

    private static final int MAX_USER_AGENT = 300;
    private static final int MAX_IP = 45;

    /// The origin of the current request.
    static Origin current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? of(attributes.getRequest())
                : new Origin(null, null);
    }

    private static Origin of(HttpServletRequest request) {
        return new Origin(
                cut(request.getRemoteAddr(), MAX_IP), cut(request.getHeader(HttpHeaders.USER_AGENT), MAX_USER_AGENT));
    }

    private static @Nullable String cut(@Nullable String text, int max) {
        if (text == null) {
            return null;
        }
        var plain = text.replaceAll("\\p{Cntrl}", "");
        return plain.length() <= max ? plain : plain.substring(0, max);
    }
}
