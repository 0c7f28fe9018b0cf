package dev.kontor.shared.web.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Requests whose body never arrives: more of them than are processed at a time must not block others. Webhooks of
/// payment providers have the smallest number of permits in this shop.
@KontorTest
class SlowBodyTests {

    private static final int SLOW = 40;
    private static final int OTHERS = 10;

    @Autowired
    private Api api;

    private final List<Socket> open = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (var socket : open) {
            socket.close();
        }
    }

    @Test
    void doNotBlockWebhooksOfPaymentProviders() throws IOException {
        send("POST /hooks/stripe");

        for (int other = 0; other < OTHERS; other++) {
            assertThat(api.post("/hooks/stripe", Map.of()).status()).isNotEqualTo(503);
        }
    }

    private void send(String start) throws IOException {
        var address = URI.create(api.baseUrl());
        for (int number = 0; number < SLOW; number++) {
            var socket = new Socket(address.getHost(), address.getPort());
            open.add(socket);
            socket.getOutputStream()
                    .write((start + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 20\r\n\r\n{")
                            .getBytes(StandardCharsets.US_ASCII));
        }
    }
}
