package dev.kontor.shared.web.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.web.Handlers;
import dev.kontor.shared.web.problem.ProblemDocuments;
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
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/// Requests whose body never arrives: more of them than are processed at a time must not block others. Webhooks of
/// payment providers have the smallest number of permits in this shop.
@KontorTest
class SlowBodyTests {

    private static final int SLOW = 40;
    private static final int OTHERS = 10;

    @Autowired
    private Api api;

    @Autowired
    private ProblemDocuments problems;

    @Autowired
    private Handlers handlers;

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

    @Test
    void largeBodiesAreRejectedOnceTheMemoryForThemIsUsed() throws Exception {
        var filter = new BodyLimitFilter(problems, handlers, new BodyMemory(0));

        var rejected = answer(filter, 20_000);
        var small = answer(filter, 2_000);

        assertThat(rejected.getStatus()).isEqualTo(503);
        assertThat(rejected.getHeader("Retry-After")).isEqualTo("5");
        assertThat(rejected.getHeader("Connection")).isEqualTo("close");
        assertThat(rejected.getContentAsString()).contains("\"overloaded\"");
        assertThat(small.getStatus()).isEqualTo(200);
    }

    private static MockHttpServletResponse answer(BodyLimitFilter filter, int bytes) throws Exception {
        var request = new MockHttpServletRequest("POST", "/store/v1/carts");
        request.setContent(new byte[bytes]);
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response;
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
