package dev.kontor.identity.signin;

import dev.kontor.shared.shop.Shop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Sends one sign-in without credentials as soon as the port is open. It loads the classes and opens the caches of the
/// request path, of validation and of problem documents, for which hundreds of first requests would otherwise queue.
/// The process reports that it is ready after the response, or 300 ms later than otherwise.
@Component
@Profile("!test")
class SignInWarmUp implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(SignInWarmUp.class);
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final int TIMEOUT_MILLIS = 5_000;

    private final String host;
    private @Nullable Thread running;

    SignInWarmUp(Shop shop) {
        this.host = shop.publicUrl().getHost();
    }

    @EventListener
    void begin(WebServerInitializedEvent opened) {
        if (running == null && opened.getWebServer().getPort() > 0) {
            int port = opened.getWebServer().getPort();
            running = Thread.ofPlatform().daemon().name("sign-in-warm-up").start(() -> signIn(port));
        }
    }

    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        if (running != null) {
            running.join(PATIENCE);
        }
    }

    void signIn(int port) {
        try (var socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.getOutputStream()
                    .write(("POST /store/v1/auth/login HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n"
                                    + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
                            .getBytes(StandardCharsets.US_ASCII));
            LOG.debug(
                    "The first sign-in was answered with {} bytes",
                    socket.getInputStream().readAllBytes().length);
        } catch (IOException e) {
            LOG.debug("The first sign-in was not answered", e);
        }
    }
}
