package dev.kontor.shared.web;

import jakarta.servlet.http.HttpServletResponse;

/// Headers that protect browsers: responses run no scripts, appear in no frames, have a fixed content type and
/// send no referrer. Responses that pass the filters get them there.
public final class ProtectiveHeaders {

    /// The content security policy of everything except developer pages.
    public static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    private ProtectiveHeaders() {}

    /// For responses that no filter has seen.
    public static void set(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", NOTHING);
        response.setHeader("Referrer-Policy", "no-referrer");
    }
}
