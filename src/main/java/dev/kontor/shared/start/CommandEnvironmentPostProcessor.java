package dev.kontor.shared.start;

import java.util.List;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Lets a command run while the shop runs: on random ports, for this machine only.
final class CommandEnvironmentPostProcessor implements EnvironmentPostProcessor {

    private static final List<String> COMMANDS = List.of("create-owner", "reseal", "repeat-erasures");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (COMMANDS.stream().anyMatch(environment::containsProperty)) {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "kontorCommand",
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
