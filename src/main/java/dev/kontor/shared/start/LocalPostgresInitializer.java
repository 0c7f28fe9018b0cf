package dev.kontor.shared.start;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// Starts the PostgreSQL of local mode while the application loads classes, because it takes a second that would
/// otherwise delay the start.
final class LocalPostgresInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String BEAN = "localPostgresStart";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        if (environment.getProperty(LocalModeEnvironmentPostProcessor.ACTIVE, Boolean.class, false)) {
            var folder = Path.of(environment.getProperty(LocalModeEnvironmentPostProcessor.DATA_DIR, ".kontor"))
                    .toAbsolutePath()
                    .normalize();
            int port = environment.getProperty("kontor.local.postgres-port", Integer.class, 15_432);
            var starting = new Starting(
                    CompletableFuture.supplyAsync(() -> LocalPostgres.start(folder, port)),
                    environment.getProperty("kontor.local.leave-running", Boolean.class, false));
            var beans = context.getBeanFactory();
            beans.registerSingleton(BEAN, starting);
            // Registered first, so it closes last, even if the application does not start.
            ((DefaultListableBeanFactory) beans).registerDisposableBean(BEAN, starting::close);
        }
    }

    /// The server, ready or starting.
    ///
    /// @param leaveRunning whether to leave a server running that another process started
    record Starting(CompletableFuture<LocalPostgres> server, boolean leaveRunning) {

        LocalPostgres await() {
            try {
                return server.join();
            } catch (CompletionException failure) {
                throw failure.getCause() instanceof StartRefusedException refused ? refused : failure;
            }
        }

        void close() {
            if (!server.isCompletedExceptionally()
                    && !(leaveRunning && server.join().wasRunning())) {
                server.join().close();
            }
        }
    }
}
