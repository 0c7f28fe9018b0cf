package dev.kontor.identity.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Decides who reaches the actuator: everyone who reaches the management port, and on the main port only the
/// machine itself.
@Component
class ManagementAccess {

    private final Environment environment;

    ManagementAccess(Environment environment) {
        this.environment = environment;
    }

    boolean isLocal(HttpServletRequest request) {
        var management = environment.getProperty("local.management.port", Integer.class);
        var main = environment.getProperty("local.server.port", Integer.class);
        boolean ownPort = management != null && !management.equals(main) && request.getLocalPort() == management;
        // A proxy on this machine also uses the loopback address, but names its client.
        return ownPort || (isLoopback(request.getRemoteAddr()) && request.getHeader("X-Forwarded-For") == null);
    }

    private static boolean isLoopback(String address) {
        try {
            // An IP literal, so no name lookup happens.
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
