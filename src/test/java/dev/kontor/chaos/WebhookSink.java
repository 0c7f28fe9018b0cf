package dev.kontor.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kontor.events.EventId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// A program that is told of every change of orders and payments by webhook, and remembers each message once. It can
/// keep messages in hand without answering.
final class WebhookSink implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> GROUPS = Set.of("order", "payment");
    private static final long MAX_SECONDS = 12;

    private final HttpServer server;
    private final Set<UUID> known = new HashSet<>();
    /// What came of each subject, in the order in which it came the first time.
    private final Map<String, List<UUID>> subjects = new HashMap<>();
    private final AtomicInteger repeated = new AtomicInteger();
    private final AtomicInteger inHand = new AtomicInteger();
    private volatile @Nullable CountDownLatch held;
    private long since;

    WebhookSink() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    /// Registers itself at the shop.
    ///
    /// @return the secret that messages are signed with
    String subscribe(Api staff, JdbcClient jdbc) {
        since = jdbc.sql("select last_position from events.head")
                .query(Long.class)
                .single();
        return staff.post(
                        "/admin/v1/webhook-endpoints",
                        Map.of(
                                "url",
                                "http://127.0.0.1:" + server.getAddress().getPort() + "/",
                                "eventTypes",
                                GROUPS.stream().map(group -> group + ".*").toList()))
                .expect(201)
                .at("/secret");
    }

    /// How many messages came more than once, which a receiver has to expect.
    int repeated() {
        return repeated.get();
    }

    /// Answers nothing until [#release]; whoever sends it gives up later than that.
    void hold() {
        held = new CountDownLatch(1);
    }

    /// How many messages wait for an answer.
    int inHand() {
        return inHand.get();
    }

    void release() {
        var gate = held;
        held = null;
        if (gate != null) {
            gate.countDown();
        }
    }

    /// What the log tells and this program does not know, or the other way round; empty if all is well.
    List<String> differences(JdbcClient jdbc) {
        var told = new HashMap<String, List<UUID>>();
        jdbc.sql("""
                select subject, id from events.log
                where position > :since and split_part(type, '.', 1) = any(:groups) order by position
                """)
                .param("since", since)
                .param("groups", GROUPS.toArray(String[]::new))
                .query((row, _) -> told.computeIfAbsent(row.getString("subject"), _ -> new ArrayList<>())
                        .add(row.getObject("id", UUID.class)))
                .list();
        var differences = new ArrayList<String>();
        synchronized (known) {
            told.forEach((subject, ids) -> {
                var here = subjects.getOrDefault(subject, List.of());
                if (!here.equals(ids)) {
                    differences.add("%s: of %s came %s".formatted(subject, ids, here));
                }
            });
            subjects.keySet().stream()
                    .filter(subject -> !told.containsKey(subject))
                    .forEach(differences::add);
        }
        return differences;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var id = exchange.getRequestHeaders().getFirst("webhook-id");
            remember(TypeIds.parse(EventId.class, id).value(), exchange);
            var gate = held;
            if (gate != null) {
                await(gate);
            }
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private void remember(UUID event, HttpExchange exchange) throws IOException {
        var subject = JSON.readTree(exchange.getRequestBody()).get("subject").stringValue();
        synchronized (known) {
            if (known.add(event)) {
                subjects.computeIfAbsent(subject, _ -> new ArrayList<>()).add(event);
            } else {
                repeated.incrementAndGet();
            }
        }
    }

    private void await(CountDownLatch gate) {
        inHand.incrementAndGet();
        try {
            if (!gate.await(MAX_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody released the messages");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            inHand.decrementAndGet();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
