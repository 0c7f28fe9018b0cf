package dev.kontor.storefront.settings;

import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.storefront.product.AvailabilitySettings;
import dev.kontor.storefront.product.StorefrontProperties;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Declares the settings of availability.
@Configuration(proxyBeanMethods = false)
class AvailabilitySettingsConfiguration {

    @Bean
    SettingsGroup<AvailabilitySettings> availabilitySettings(StorefrontProperties properties, Environment environment) {
        return SettingsGroup.of(
                "storefront",
                new AvailabilitySettings(properties.lowStock()),
                Map.of("lowStock", "kontor.storefront.low-stock"),
                environment);
    }
}
