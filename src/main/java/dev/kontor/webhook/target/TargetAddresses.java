package dev.kontor.webhook.target;

import dev.kontor.webhook.WebhookProperties;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.stereotype.Component;

/// Resolves receivers' names for the client, which connects to exactly the checked addresses, so DNS rebinding
/// has no effect. One forbidden address rejects the name.
@Component
public class TargetAddresses implements DnsResolver {

    /// The public internet, minus what Spring's filter does not treat as special: translated and embedded IPv4,
    /// documentation, segment routing, and the one metadata service with a public address.
    private static final InetAddressFilter PUBLIC = InetAddressFilter.externalAddresses()
            .andNot("64:ff9b:1::/48", "::/96", "3fff::/20", "5f00::/16", "168.63.129.16/32");

    private static final InetAddressFilter OWN_NETWORK =
            InetAddressFilter.of("127.0.0.0/8", "::1/128", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fd00::/8");

    private final boolean allowPrivate;
    private final InetAddressFilter allowed;
    private final DnsResolver names;

    @Autowired
    TargetAddresses(WebhookProperties properties) {
        this(properties.allowPrivateTargets(), SystemDefaultDnsResolver.INSTANCE);
    }

    TargetAddresses(boolean allowPrivate, DnsResolver names) {
        this.allowPrivate = allowPrivate;
        this.allowed = allowPrivate ? PUBLIC.or(OWN_NETWORK) : PUBLIC;
        this.names = names;
    }

    /// A name that leads to a forbidden address.
    static final class NotAllowedException extends UnknownHostException {

        NotAllowedException(String host) {
            super(host + " leads to a forbidden address");
        }
    }

    public boolean allowsPrivate() {
        return allowPrivate;
    }

    public boolean allow(InetAddress address) {
        return allowed.matches(address);
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = names.resolve(host);
        if (addresses == null || addresses.length == 0) {
            throw new UnknownHostException(host);
        }
        for (var address : addresses) {
            if (!allow(address)) {
                throw new NotAllowedException(host);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
