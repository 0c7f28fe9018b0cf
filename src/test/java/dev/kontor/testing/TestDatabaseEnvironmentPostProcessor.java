package dev.kontor.testing;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/// Points every Spring context of the profile `test` at a test database, before the local mode would start its
/// own.
final class TestDatabaseEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

    private static final class Context {
        static final String URL = TestDatabase.newDatabase("spring");
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.acceptsProfiles(Profiles.of("test"))
                && environment.getProperty("spring.datasource.url") == null) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("testDatabase", Map.of("spring.datasource.url", Context.URL)));
        }
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 10;
    }
}
