package dev.kontor.shared.web;

import org.springframework.core.Ordered;

/// The order of all servlet filters, from the socket to the controller, each with the reason for its place. A
/// filter returns its place from `getOrder`; `docs/architecture.md` lists them, verified by a test.
public enum FilterPlace {
    RESPONSE_CACHE(
            Ordered.HIGHEST_PRECEDENCE,
            "Answers public reads from finished bytes. First, because every other filter costs a multiple of a cached response."),
    OBSERVATION(
            Ordered.HIGHEST_PRECEDENCE + 1,
            "Spring's own: metrics and traces of requests. Before all that can refuse one, so that refusals are counted."),
    REQUEST_ID(
            Ordered.HIGHEST_PRECEDENCE + 2,
            "Gives the request its id. Before everything that writes a log line or a problem document."),
    SECURITY_HEADERS(
            Ordered.HIGHEST_PRECEDENCE + 10,
            "Writes protective response headers. Before all refusals, which need them too."),
    PLAIN_PATH(
            Ordered.HIGHEST_PRECEDENCE + 11,
            "Refuses ambiguous paths. Before the filters that decide by the path, so that they all see the same one."),
    ALLOWED_HOSTS(
            Ordered.HIGHEST_PRECEDENCE + 15,
            "Refuses unknown `Host` headers. Before anything could use the host in a link."),
    BUYER_ADDRESS(
            Ordered.HIGHEST_PRECEDENCE + 17,
            "Takes the buyer's address from a trusted storefront server. Before all that counts by address."),
    SIGN_IN_LOAD_SHEDDING(
            Ordered.HIGHEST_PRECEDENCE + 18,
            "Refuses sign-ins while too many wait for their password check. Before their bodies are read."),
    BODY_LIMIT(
            Ordered.HIGHEST_PRECEDENCE + 20,
            "Reads the body up to its limit. Before the security chain, which reads parameters of forms."),
    ADMISSION(
            Ordered.HIGHEST_PRECEDENCE + 21,
            "Sheds load. When the body has arrived, so that slow clients block nobody; before anything needs a database connection. Health checks bypass it."),
    REQUEST_CONTEXT(
            -105,
            "Spring's own: binds the request to the thread. Before the security chain, whose events name the caller."),
    SECURITY(-100, "Spring Security's chains: who calls, and what is open to nobody."),
    RATE_LIMITS(-10, "Counts requests by caller. After security, which knows the caller; before a transaction begins."),
    UPLOADS(-5, "Bounds concurrent uploads. After the limits; before idempotency, which would hash the file."),
    IDEMPOTENCY(
            0,
            "Replays responses and opens the transaction of a request with a key. Last, so that only admitted requests use a key."),
    RESOURCE_URLS(Ordered.LOWEST_PRECEDENCE, "Spring's own: adds versions to links of static files in pages.");

    private final int order;
    private final String reason;

    FilterPlace(int order, String reason) {
        this.order = order;
        this.reason = reason;
    }

    /// For `Ordered.getOrder`.
    public int order() {
        return order;
    }

    String reason() {
        return reason;
    }
}
