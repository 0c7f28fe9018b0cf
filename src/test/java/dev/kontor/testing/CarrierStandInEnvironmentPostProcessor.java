package dev.kontor.testing;

import java.util.HashMap;
import java.util.List;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/// Gives every Spring context of the profile `test` carriers at the stand-in: one for each policy, and
/// one that stays well.
final class CarrierStandInEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.acceptsProfiles(Profiles.of("test & !prod & !demo"))) {
            var properties = new HashMap<String, Object>();
            for (var name : List.of(
                    "acme",
                    "falling",
                    "hiding",
                    "refusing",
                    "hanging",
                    "labels",
                    "labels-late",
                    "points",
                    "points-hiding")) {
                var prefix = "kontor.shipping.carriers." + name + ".";
                properties.put(prefix + "url", CarrierStandIn.get().url(name));
                properties.put(prefix + "secret", CarrierStandIn.SECRET);
                if (name.equals("labels")) {
                    properties.put(prefix + "webhook-secrets", CarrierStandIn.WEBHOOK_SECRET);
                }
                properties.put(prefix + "returns", name.startsWith("labels"));
                properties.put(prefix + "timeout", name.equals("hanging") ? "1s" : "500ms");
                properties.put(
                        prefix + "when-unavailable",
                        switch (name) {
                            case "hiding", "points-hiding" -> "HIDE";
                            case "refusing" -> "REFUSE";
                            default -> "FALL_BACK";
                        });
            }
            environment.getPropertySources().addLast(new MapPropertySource("carrierStandIn", properties));
        }
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 10;
    }
}
