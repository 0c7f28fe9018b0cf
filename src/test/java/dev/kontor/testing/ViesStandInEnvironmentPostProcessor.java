package dev.kontor.testing;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/// Lets every Spring context of the profile `test` find VIES at the stand-in, as a shop in Luxembourg that is
/// registered in Estonia too.
final class ViesStandInEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.acceptsProfiles(Profiles.of("test & !prod & !demo"))) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "viesStandIn",
                            Map.of(
                                    "kontor.tax.seller.country",
                                    "LU",
                                    "kontor.tax.seller.vat-number",
                                    "LU22608222",
                                    "kontor.tax.seller.registrations",
                                    "EE106283446",
                                    "kontor.tax.vat-check.timeout",
                                    "500ms",
                                    "kontor.tax.vat-check.url",
                                    ViesStandIn.get().url())));
        }
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 10;
    }
}
