package dev.kontor.inventory.settings;

import dev.kontor.inventory.stock.InventoryProperties;
import dev.kontor.inventory.stock.StockSettings;
import dev.kontor.shared.settings.SettingsGroup;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Declares the settings of stock.
@Configuration(proxyBeanMethods = false)
class StockSettingsConfiguration {

    @Bean
    SettingsGroup<StockSettings> stockSettings(InventoryProperties properties, Environment environment) {
        return SettingsGroup.of(
                "inventory",
                new StockSettings(properties.lowThreshold(), properties.allocation()),
                Map.of(
                        "lowThreshold", "kontor.inventory.low-threshold",
                        "allocation", "kontor.inventory.allocation"),
                environment);
    }
}
