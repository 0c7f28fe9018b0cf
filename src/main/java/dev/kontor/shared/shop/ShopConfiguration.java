package dev.kontor.shared.shop;

import dev.kontor.shared.settings.SettingsGroup;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Declares the settings of the shop.
@Configuration(proxyBeanMethods = false)
class ShopConfiguration {

    @Bean
    SettingsGroup<ShopSettings> shopSettings(ShopProperties properties, Environment environment) {
        return SettingsGroup.of(
                "shop",
                new ShopSettings(properties.name(), properties.email()),
                Map.of("name", "kontor.shop.name", "contactEmail", "kontor.shop.email"),
                environment);
    }
}
