package dev.kontor.shared.web;

import jakarta.servlet.http.HttpServletResponse;

/// What protects whoever shows an answer in a browser: it runs nothing, is shown in no frame, is what it says it is
/// and tells nobody of its address. Where answers pass the filters, they get it there.
public final class ProtectiveHeaders {

    /// The content security policy of whatever is not a page for developers.
    public static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    private ProtectiveHeaders() {}

    /// For answers that no filter has seen.
    public static void set(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", NOTHING);
        response.setHeader("Referrer-Policy", "no-referrer");
    }
}
