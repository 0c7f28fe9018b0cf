package dev.kontor.customer;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// The evidence of a person's decision.
///
/// @param ip at most 45 characters
/// @param userAgent at most 300 characters
/// @param note at most 500 characters
public record ConsentEvidence(
        @Nullable String ip,
        @Nullable String userAgent,
        @Nullable String note) {

    private static final int MAX_USER_AGENT = 300;
    private static final int MAX_IP = 45;

    public static ConsentEvidence of(HttpServletRequest request) {
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

    @Override
    public String toString() {
        return "ConsentEvidence[***]";
    }
}
