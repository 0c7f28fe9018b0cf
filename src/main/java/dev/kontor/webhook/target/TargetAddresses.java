package dev.kontor.webhook.target;

import dev.kontor.webhook.WebhookProperties;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.stereotype.Component;

/// Resolves the names of receivers for the client, which connects to the very addresses that were looked at: a name
/// that changes its mind in between gains nothing. One address that is not allowed spoils the name.
@Component
public class TargetAddresses implements DnsResolver {

    /// The public internet, without what Spring's filter does not count as special: translated and embedded IPv4,
    /// documentation, segment routing, and the one metadata service that has a public address.
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

    /// A name that leads to where no message may go.
    static final class NotAllowedException extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        NotAllowedException(String host) {
            super(host + " leads to an address that is not allowed");
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
