package dev.kontor.identity.staff;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Lets the owner command run beside the shop: on random ports, for this machine only.
final class OwnerCommandEnvironmentPostProcessor implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.containsProperty(OwnerCommand.OPTION)) {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "kontorOwnerCommand",
                            Map.of(
                                    "server.port",
                                    0,
                                    "server.address",
                                    "127.0.0.1",
                                    "management.server.port",
                                    "-1",
                                    "kontor.demo.enabled",
                                    false,
                                    "kontor.local.leave-running",
                                    true)));
        }
    }
}
