package dev.kontor.testing;

import dev.kontor.KontorApplication;
import dev.kontor.identity.token.AccessTokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One more process of the shop, as far as it can tell: a whole application with its own memory, on a database
/// that it shares with others. It lives by the real clock and has no Redis.
public final class Replica implements AutoCloseable {

    // Logging belongs to the JVM: two applications that configure it at the same time break it.
    private static final ReentrantLock LOGGING = new ReentrantLock();

    private final ConfigurableApplicationContext context;

    private Replica(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// @param database as [TestDatabase#newDatabase] gives it
    /// @param settings further properties, each as `name=value`
    public static Replica start(String database, String... settings) {
        var arguments = new ArrayList<>(List.of(
                "--spring.datasource.url=" + database,
                "--spring.profiles.active=test",
                // The context of the tests has compared the same entities with the same tables.
                "--spring.jpa.hibernate.ddl-auto=none"));
        if (Arrays.stream(settings).noneMatch(setting -> setting.startsWith("server.port="))) {
            arguments.add("--server.port=0");
        }
        for (var setting : settings) {
            arguments.add("--" + setting);
        }
        var application = new SpringApplication(KontorApplication.class);
        application.setRegisterShutdownHook(false);
        application.addListeners((ApplicationContextInitializedEvent _) -> unlockLogging());
        LOGGING.lock();
        try {
            return new Replica(application.run(arguments.toArray(String[]::new)));
        } finally {
            unlockLogging();
        }
    }

    /// Starts several at once, each on a thread of its own, for a start uses little more than one core.
    ///
    /// @return in the same order
    public static List<Replica> startAll(List<Supplier<Replica>> starts) {
        try (var threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            var running = starts.stream()
                    .map(start -> CompletableFuture.supplyAsync(start, threads))
                    .toList();
            return running.stream().map(CompletableFuture::join).toList();
        }
    }

    private static void unlockLogging() {
        if (LOGGING.isHeldByCurrentThread()) {
            LOGGING.unlock();
        }
    }

    public Api api() {
        return Api.at("http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public Logins logins() {
        return new Logins(jdbc(), context.getBean(AccessTokens.class));
    }

    public JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
