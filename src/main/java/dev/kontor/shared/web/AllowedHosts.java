package dev.kontor.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;

/// The host names that the shop answers to. Rejecting others prevents cache poisoning and links with forged names. The
/// machine itself may use any name.
///
/// @param names in lower case; empty if any name is accepted
public record AllowedHosts(Set<String> names) {

    private static final Set<String> OWN = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    public AllowedHosts {
        names = Set.copyOf(names);
    }

    /// Whether the request was sent to an accepted name.
    public boolean accept(HttpServletRequest request) {
        if (names.isEmpty()) {
            return true;
        }
        var host = request.getServerName().toLowerCase(Locale.ROOT);
        return names.contains(host) || OWN.contains(host);
    }
}
