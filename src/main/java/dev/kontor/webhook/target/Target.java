package dev.kontor.webhook.target;

import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A URL that messages may be sent to, judging by its text: the addresses of its name are checked on each
/// connection, by [TargetAddresses].
public record Target(URI uri) {

    private static final int LAST_PORT = 65_535;
    private static final Pattern QUAD = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
    // What browsers treat as an IPv4 address: the last label is a decimal, octal or hexadecimal number.
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0[xX][0-9a-fA-F]*)\\.?");
    private static final List<String> INTERNAL_NAMES =
            List.of("localhost", "local", "internal", "intranet", "lan", "home.arpa", "onion");

    /// @throws RejectedException `target-not-allowed`
    public static Target of(String url, TargetAddresses addresses) {
        URI uri;
        try {
            uri = new URI(url).parseServerAuthority();
        } catch (URISyntaxException _) {
            throw refusal("The URL is invalid.");
        }
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(scheme.equals("http") && addresses.allowsPrivate())) {
            throw refusal("The URL must start with `https://`.");
        }
        if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            throw refusal("The URL must have a host, and neither a user nor a fragment.");
        }
        if (uri.getPort() == 0 || uri.getPort() > LAST_PORT) {
            throw refusal("The port is invalid.");
        }
        requireAllowed(uri.getHost().toLowerCase(Locale.ROOT), addresses);
        return new Target(uri);
    }

    /// Scheme, host and port: the part that logs and mails may contain. The path may be a secret.
    public String origin() {
        return originOf(uri.toString());
    }

    /// The origin of a URL that was allowed once.
    public static String originOf(String url) {
        var uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    private static void requireAllowed(String host, TargetAddresses addresses) {
        boolean literal = host.startsWith("[");
        if (literal || ENDS_IN_A_NUMBER.matcher(host).matches()) {
            if (host.contains("%") || !literal && !QUAD.matcher(host).matches()) {
                throw refusal("Write the address in its canonical form.");
            }
            requireAllowedAddress(host, addresses);
        } else if (!addresses.allowsPrivate() && isInternal(host)) {
            throw refusal("The host must be a name on the public internet.");
        }
    }

    private static void requireAllowedAddress(String literal, TargetAddresses addresses) {
        try {
            if (!addresses.allow(InetAddress.ofLiteral(bare(literal)))) {
                throw refusal("The address is not on the public internet.");
            }
        } catch (IllegalArgumentException _) {
            throw refusal("Write the address in its canonical form.");
        }
    }

    private static String bare(String literal) {
        return literal.startsWith("[") ? literal.substring(1, literal.length() - 1) : literal;
    }

    private static boolean isInternal(String host) {
        var name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return !name.contains(".")
                || INTERNAL_NAMES.stream().anyMatch(suffix -> name.equals(suffix) || name.endsWith("." + suffix));
    }

    private static RejectedException refusal(String detail) {
        return RejectedException.at(ProblemCode.TARGET_NOT_ALLOWED, "/url", "target-not-allowed", detail);
    }
}
