package dev.kontor.order.unpaid;

import dev.kontor.shared.settings.SettingsGroup;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Declares the settings of unpaid orders. The environment sets none of them.
@Configuration(proxyBeanMethods = false)
class UnpaidOrderSettingsConfiguration {

    @Bean
    SettingsGroup<UnpaidOrderSettings> unpaidOrderSettings(Environment environment) {
        return SettingsGroup.of("unpaid-orders", new UnpaidOrderSettings(null, null), Map.of(), environment);
    }
}
