package dev.kontor.shared.start;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/// Lets the demo shop sell from Germany. It works offline and never queries the register of VAT numbers; those of
/// its demo data count as confirmed for ten years.
final class DemoEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

    private static final String TAX = "kontor.tax.";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.acceptsProfiles(Profiles.of("demo & !prod"))) {
            // Lowest precedence, so that any configuration overrides it.
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "kontorDemo",
                            Map.of(
                                    TAX + "seller.country",
                                    "DE",
                                    TAX + "seller.vat-number",
                                    "DE123456788",
                                    TAX + "vat-check.enabled",
                                    false,
                                    TAX + "vat-check.valid-for",
                                    "3650d")));
        }
    }

    /// After the profile `demo` was activated.
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 30;
    }
}
