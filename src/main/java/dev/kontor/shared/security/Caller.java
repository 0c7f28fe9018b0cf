package dev.kontor.shared.security;

import dev.kontor.shared.crypto.Keyring;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// Identifies the cause of the current work in records: ids, no personal data.
///
/// @param actor TypeID text of a staff member, customer or API key; `guest` without a sign-in, `system` outside
///     of a request
/// @param source IP address of the caller, after trusted proxies; empty outside of a request
/// @param requestId id of the request; empty outside of a request
public record Caller(String actor, String source, String requestId) {

    private static final int IPV6_NETWORK_BYTES = 8;

    public static final String GUEST = "guest";
    public static final String SYSTEM = "system";

    /// The caller of the request that this thread serves.
    public static Caller current() {
        var request = request();
        var requestId = Objects.toString(MDC.get("requestId"), "");
        return request == null
                ? new Caller(name().orElse(SYSTEM), "", requestId)
                : new Caller(name().orElse(GUEST), request.getRemoteAddr(), requestId);
    }

    /// The user behind the source: an IPv6 user has a whole network of addresses.
    public String network() {
        return networkOf(source);
    }

    /// The same for any address.
    public static String networkOf(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            // An IP literal, so no name lookup happens.
            return InetAddress.getByName(address) instanceof Inet6Address long6
                    ? Keyring.hex(Arrays.copyOf(long6.getAddress(), IPV6_NETWORK_BYTES))
                    : address;
        } catch (UnknownHostException _) {
            return address;
        }
    }

    private static Optional<String> name() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null || authentication instanceof AnonymousAuthenticationToken
                ? Optional.empty()
                : Optional.of(authentication.getName());
    }

    private static @Nullable HttpServletRequest request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest()
                : null;
    }
}
