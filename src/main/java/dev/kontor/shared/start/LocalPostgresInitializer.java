package dev.kontor.shared.start;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/// Starts the PostgreSQL of local mode while the application loads classes, because it takes a second that would
/// otherwise delay the start.
final class LocalPostgresInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String BEAN = "localPostgresStart";
    private static final int USUAL_PORT = 15_432;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        if (environment.getProperty(LocalModeEnvironmentPostProcessor.ACTIVE, Boolean.class, false)) {
            var folder = Path.of(environment.getProperty(LocalModeEnvironmentPostProcessor.DATA_DIR, ".kontor"))
                    .toAbsolutePath()
                    .normalize();
            int port = port(environment);
            boolean beside = environment.getProperty("kontor.local.leave-running", Boolean.class, false);
            var owner = beside ? null : FolderOwner.claim(folder);
            var starting =
                    new Starting(owner, CompletableFuture.supplyAsync(() -> LocalPostgres.start(folder, port)), beside);
            var beans = context.getBeanFactory();
            beans.registerSingleton(BEAN, starting);
            // Registered first, so it closes last, even if the application does not start.
            ((DefaultListableBeanFactory) beans).registerDisposableBean(BEAN, starting::close);
        }
    }

    /// The configured port; otherwise the usual one, or any if another shop uses that.
    private static int port(ConfigurableEnvironment environment) {
        var configured = environment.getProperty("kontor.local.postgres-port", Integer.class);
        return configured == null ? FreePorts.firstFrom(USUAL_PORT) : configured;
    }

    /// The server, ready or starting.
    ///
    /// @param owner absent for a command that runs while the shop runs
    /// @param leaveRunning whether to leave a server running that another process started
    record Starting(@Nullable FolderOwner owner, CompletableFuture<LocalPostgres> server, boolean leaveRunning) {

        LocalPostgres await() {
            try {
                return server.join();
            } catch (CompletionException failure) {
                throw failure.getCause() instanceof StartRefusedException refused ? refused : failure;
            }
        }

        void close() {
            try {
                if (!server.isCompletedExceptionally()
                        && !(leaveRunning && server.join().wasRunning())) {
                    server.join().close();
                }
            } finally {
                if (owner != null) {
                    owner.close();
                }
            }
        }
    }
}
