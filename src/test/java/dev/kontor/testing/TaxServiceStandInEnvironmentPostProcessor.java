package dev.kontor.testing;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/// Lets every Spring context of the profile `test` find a tax service at the stand-in, for sales to Uruguay and
/// Paraguay only.
final class TaxServiceStandInEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.acceptsProfiles(Profiles.of("test & !prod & !demo"))) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "taxServiceStandIn",
                            Map.of(
                                    "kontor.tax.provider.url",
                                    TaxServiceStandIn.get().url(),
                                    "kontor.tax.provider.secret",
                                    TaxServiceStandIn.SECRET,
                                    "kontor.tax.provider.countries",
                                    "UY,PY",
                                    "kontor.tax.provider.timeout",
                                    "1s",
                                    "kontor.tax.provider.refuse-channels",
                                    TaxServiceStandIn.REFUSING_CHANNEL)));
        }
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 10;
    }
}
