package dev.kontor.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.util.InvalidUrlException;

/// Responds to disallowed sites as to everyone, but without the headers that would let their scripts read the
/// response. The same for an `Origin` that no browser would send.
public final class HeaderOnlyCorsProcessor extends DefaultCorsProcessor {

    @Override
    public boolean processRequest(
            @Nullable CorsConfiguration rules, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (rules != null && isForbiddenOrigin(rules, request)) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
            return true;
        }
        return super.processRequest(rules, request, response);
    }

    private static boolean isForbiddenOrigin(CorsConfiguration rules, HttpServletRequest request) {
        try {
            return CorsUtils.isCorsRequest(request) && rules.checkOrigin(request.getHeader(HttpHeaders.ORIGIN)) == null;
        } catch (InvalidUrlException _) {
            return true;
        }
    }

    @Override
    protected void rejectRequest(ServerHttpResponse response) throws IOException {
        // A browser treats missing headers as the rejection; nobody would read a body.
        response.flush();
    }
}
