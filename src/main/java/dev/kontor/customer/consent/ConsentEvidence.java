package dev.kontor.customer.consent;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// Evidence of a customer's decision.
///
/// @param note of staff
record ConsentEvidence(
        @Nullable String ip,
        @Nullable String userAgent,
        @Nullable String note) {

    private static final int MAX_USER_AGENT = 300;
    private static final int MAX_IP = 45;

    static ConsentEvidence of(HttpServletRequest request) {
        return new ConsentEvidence(
                cut(request.getRemoteAddr(), MAX_IP),
                cut(request.getHeader(HttpHeaders.USER_AGENT), MAX_USER_AGENT),
                null);
    }

    private static @Nullable String cut(@Nullable String text, int max) {
        if (text == null) {
            return null;
        }
        var plain = text.replaceAll("\\p{Cntrl}", "");
        return plain.substring(0, Math.min(max, plain.length()));
    }
}
