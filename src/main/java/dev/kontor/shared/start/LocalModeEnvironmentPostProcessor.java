package dev.kontor.shared.start;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/// Activates local mode if no database is configured: embedded PostgreSQL, generated secret, demo data, loopback
/// only.
final class LocalModeEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

    static final String ACTIVE = "kontor.local.active";
    static final String DATA_DIR = "kontor.local.data-dir";
    static final String SERVER_CLASS = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

    private static final int USUAL_PORT = 8080;
    private static final Profiles PRODUCTION = Profiles.of("prod");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (isActive(environment)) {
            var dataDir = Path.of(environment.getProperty(DATA_DIR, ".kontor"));
            Map<String, Object> defaults = new HashMap<>();
            defaults.put(ACTIVE, true);
            defaults.put("server.address", "127.0.0.1");
            defaults.put("kontor.media.folder", dataDir.resolve("media").toString());
            defaults.put("kontor.shop.public-url", "http://localhost:" + port(environment));
            // Development servers of front ends run on this machine.
            defaults.put("kontor.web.cors.origins", "http://localhost:[*],http://127.0.0.1:[*]");
            // A developer's webhook receiver runs on this machine too.
            defaults.put("kontor.webhook.allow-private-targets", true);
            if (!StringUtils.hasText(environment.getProperty("kontor.secret.key"))) {
                defaults.put("kontor.secret.key", LocalSecret.readOrCreate(dataDir.resolve("secret")));
            }
            // Lowest precedence, so that any configuration overrides it.
            environment.getPropertySources().addLast(new MapPropertySource("kontorLocalMode", defaults));
            if (environment.getProperty("kontor.local.demo", Boolean.class, true)) {
                environment.addActiveProfile("demo");
            }
        }
    }

    /// The port on which the shop will listen: the configured one, else the usual one, or the next if another shop uses
    /// it. For `server.port=0` it is chosen here instead of by Tomcat, because links, tokens and passkeys need it
    /// before Tomcat starts.
    private static String port(ConfigurableEnvironment environment) {
        var configured = environment.getProperty("server.port", "").strip();
        if (!configured.isEmpty() && !configured.equals("0")) {
            return configured;
        }
        var port = String.valueOf(configured.isEmpty() ? FreePorts.firstFrom(USUAL_PORT) : FreePorts.any());
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("kontorLocalPort", Map.of("server.port", port)));
        return port;
    }

    private static boolean isActive(ConfigurableEnvironment environment) {
        return !StringUtils.hasText(environment.getProperty("spring.datasource.url"))
                && !environment.acceptsProfiles(PRODUCTION)
                && ClassUtils.isPresent(SERVER_CLASS, LocalModeEnvironmentPostProcessor.class.getClassLoader());
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 20;
    }
}
