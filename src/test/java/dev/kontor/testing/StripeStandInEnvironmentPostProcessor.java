package dev.kontor.testing;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/// Lets every Spring context of the profile `test` find Stripe at the stand-in.
final class StripeStandInEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.acceptsProfiles(Profiles.of("test & !prod"))) {
            var prefix = "kontor.payment.stripe.";
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "stripeStandIn",
                            Map.of(
                                    prefix + "secret-key",
                                    StripeStandIn.SECRET_KEY,
                                    prefix + "publishable-key",
                                    "pk_test_stand_in",
                                    prefix + "webhook-secrets",
                                    "whsec_of_before," + StripeStandIn.WEBHOOK_SECRET,
                                    prefix + "api-base",
                                    StripeStandIn.get().url())));
        }
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 10;
    }
}
