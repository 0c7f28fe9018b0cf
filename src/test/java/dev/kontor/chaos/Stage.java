package dev.kontor.chaos;

import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.PostgresServer;
import dev.kontor.testing.StripeStandIn;
import dev.kontor.testing.TcpProxy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Everything that can be broken: two instances behind a balancer, PostgreSQL and Redis as processes of their own
/// behind links that can fail, and a payment provider. One for all scenarios of a run that
/// do not replace the instances.
final class Stage implements AutoCloseable {

    static final int PRODUCTS = 100;
    static final String SECRET = "chaos knows no secret but this one 8c1f5a";
    /// How long the test provider takes for `tok_slow`, and how long it may.
    static final Duration SLOW = Duration.ofSeconds(2);
    static final Duration LEASE = Duration.ofSeconds(6);
    static final Duration PROVIDER_TIMEOUT = Duration.ofSeconds(4);
    private static final List<String> PERMISSIONS_OF_CLERKS = Stream.of(
                    Permission.ORDERS_READ,
                    Permission.ORDERS_WRITE,
                    Permission.ORDERS_CANCEL,
                    Permission.PRICES_OVERRIDE,
                    Permission.SHIPPING_READ,
                    Permission.FULFILLMENTS_WRITE,
                    Permission.RETURNS_READ,
                    Permission.RETURNS_WRITE,
                    Permission.CLAIMS_WRITE,
                    Permission.PAYMENTS_READ,
                    Permission.PAYMENTS_WRITE,
                    Permission.PAYMENTS_REFUND,
                    Permission.GIFT_CARDS_WRITE,
                    Permission.DOCUMENTS_WRITE)
            .map(Permission::text)
            .toList();
    private static final String PASSWORD = "kontor-demo-password";

    private final PostgresServer postgres = new PostgresServer("chaos-postgres");
    private final StripeServer stripe = new StripeServer();
    private final TcpProxy toPostgres = new TcpProxy(() -> List.of(postgres.port()));
    private final @Nullable RedisServer redis = RedisServer.start().orElse(null);
    private final TcpProxy toRedis = new TcpProxy(() -> redis == null ? List.of() : List.of(redis.port()));
    private final List<Instance> instances = new ArrayList<>();
    private final Balancer balancer;
    private final JdbcClient jdbc;
    private final Books books = new Books();
    private final WebhookSink sink = new WebhookSink();

    private Stage(String name, Program program) throws IOException, InterruptedException {
        var source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres?user=postgres");
        jdbc = JdbcClient.create(source);
        // The first one migrates and fills the database; the second one would only wait for that.
        instances.add(new Instance(name + "a", program, settings()).awaitReady());
        instances.add(new Instance(name + "b", program, settings()).awaitReady());
        balancer = new Balancer(instances.stream().map(Instance::port).toList());
        awaitWhole();
        jdbc.sql("create schema chaos").update();
        jdbc.sql("create table chaos.changed_orders (cart_id uuid primary key)").update();
        stripe.tell(balancer.port());
        books.keepSecret(sink.subscribe(staff(), jdbc));
        List.of(SECRET, StripeStandIn.SECRET_KEY, StripeStandIn.WEBHOOK_SECRET, Buyer.STREET)
                .forEach(books::keepSecret);
    }

    static Stage ofThisBuild() throws IOException, InterruptedException {
        return new Stage("", Program.ofThisBuild());
    }

    /// One more stage, whose instances start with this program.
    static Stage of(String name, Program program) throws IOException, InterruptedException {
        return new Stage(name + "-", program);
    }

    /// The owner, just signed in.
    Api staff() {
        var shop = Api.at("http://127.0.0.1:" + instances.getFirst().port());
        var token = shop.post("/admin/v1/auth/login", Map.of("email", "owner@example.com", "password", PASSWORD))
                .expect(200)
                .at("/accessToken");
        books.keepSecret(token);
        return shop.as(token);
    }

    /// A secret API key for clerks, who would have to sign in again and again.
    String apiKey() {
        var key = staff().withIdempotencyKey()
                .post(
                        "/admin/v1/api-keys",
                        Map.of("name", "Clerks", "kind", "SECRET", "permissions", PERMISSIONS_OF_CLERKS))
                .expect(201)
                .at("/secret");
        books.keepSecret(key);
        return key;
    }

    private List<String> settings() {
        var settings = new ArrayList<>(List.of(
                "--spring.profiles.active=demo",
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + toPostgres.port() + "/postgres?user=postgres",
                "--kontor.secret.key=" + SECRET,
                "--kontor.demo.products=" + PRODUCTS,
                "--kontor.demo.orders=false",
                "--kontor.demo.pictures=false",
                "--kontor.shutdown.delay=2s",
                "--kontor.checkout.lease=" + LEASE.toSeconds() + "s",
                "--kontor.payment.timeout=" + PROVIDER_TIMEOUT.toSeconds() + "s",
                "--kontor.payment.stripe.secret-key=" + StripeStandIn.SECRET_KEY,
                "--kontor.payment.stripe.publishable-key=pk_test_stand_in",
                "--kontor.payment.stripe.webhook-secrets=" + StripeStandIn.WEBHOOK_SECRET,
                "--kontor.payment.stripe.api-base=" + stripe.url(),
                "--kontor.payment.test.slow=" + SLOW.toSeconds() + "s",
                "--kontor.payment.janitor.interval=1s",
                "--kontor.webhook.allow-private-targets=true",
                "--kontor.webhook.lease=5s",
                "--logging.structured.format.console=ecs"));
        // Everybody comes from one address, and all staff have one key.
        settings.add("--kontor.web.connections.per-source=0");
        for (var policy :
                List.of("store", "cart", "search", "checkout", "login", "login-spray", "gift-card", "api-key")) {
            settings.add("--kontor.limits.policies." + policy + ".quota=100000000");
        }
        if (redis != null) {
            settings.add("--kontor.redis.url=redis://127.0.0.1:" + toRedis.port());
        }
        return settings;
    }

    /// Where buyers go.
    int port() {
        return balancer.port();
    }

    Balancer balancer() {
        return balancer;
    }

    List<Instance> instances() {
        return instances;
    }

    PostgresServer postgres() {
        return postgres;
    }

    TcpProxy toPostgres() {
        return toPostgres;
    }

    Optional<RedisServer> redis() {
        return Optional.ofNullable(redis);
    }

    /// The payment provider that Kontor calls over HTTP; the other one lives in the database.
    StripeServer stripe() {
        return stripe;
    }

    TcpProxy toRedis() {
        return toRedis;
    }

    /// Straight to PostgreSQL, whatever the instances see of it.
    JdbcClient jdbc() {
        return jdbc;
    }

    /// Says that staff change the order that comes of the cart, so that it differs from what its buyer was told.
    void changed(UUID cart) {
        jdbc.sql("insert into chaos.changed_orders values (:cart) on conflict do nothing")
                .param("cart", cart)
                .update();
    }

    /// What buyers were told, in all scenarios so far.
    Books books() {
        return books;
    }

    /// The program that wants to know of every order.
    WebhookSink sink() {
        return sink;
    }

    /// Waits until every instance is back and gets its share.
    void awaitWhole() throws IOException, InterruptedException {
        for (var instance : instances) {
            instance.awaitReady();
        }
        Patience.until(Duration.ofSeconds(10), () -> instances.stream().allMatch(one -> balancer.isReady(one.port())));
    }

    /// Seconds of the processor so far: of the instances, of PostgreSQL, and of this process, which is the load.
    Processors processors() throws IOException {
        return new Processors(
                instances.stream().mapToDouble(one -> seconds(one.process())).sum(),
                postgres.processes().mapToDouble(Stage::seconds).sum(),
                seconds(ProcessHandle.current()));
    }

    record Processors(double instances, double postgres, double load) {

        /// What was used since then.
        Processors since(Processors before) {
            return new Processors(instances - before.instances, postgres - before.postgres, load - before.load);
        }

        /// In milliseconds, for each of so many.
        String forEach(int count) {
            return "%.1f + %.1f + %.1f ms"
                    .formatted(1_000 * instances / count, 1_000 * postgres / count, 1_000 * load / count);
        }
    }

    private static double seconds(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e9;
    }

    @Override
    public void close() throws IOException {
        toPostgres.pass();
        toRedis.pass();
        balancer.close();
        sink.close();
        instances.forEach(Instance::close);
        stripe.close();
        toPostgres.close();
        toRedis.close();
        if (redis != null) {
            redis.close();
        }
        postgres.close();
    }
}
