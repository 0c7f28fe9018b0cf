package dev.kontor.cart.settings;

import dev.kontor.cart.aggregate.CartSettings;
import dev.kontor.shared.settings.SettingsGroup;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Declares the settings of carts. The environment sets none of them.
@Configuration(proxyBeanMethods = false)
class CartSettingsConfiguration {

    @Bean
    SettingsGroup<CartSettings> cartSettings(Environment environment) {
        return SettingsGroup.of("cart", new CartSettings(List.of()), Map.of(), environment);
    }
}
