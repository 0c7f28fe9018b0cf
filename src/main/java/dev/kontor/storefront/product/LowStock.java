package dev.kontor.storefront.product;

import dev.kontor.inventory.StockDisclosure;
import dev.kontor.shared.settings.SettingsGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Shows shoppers stock numbers only up to the threshold of the settings.
@Component
class LowStock implements StockDisclosure {

    private final SettingsGroup<AvailabilitySettings> settings;

    LowStock(SettingsGroup<AvailabilitySettings> settings) {
        this.settings = settings;
    }

    @Override
    public @Nullable Integer shown(int available) {
        return available <= settings.get().lowStock() ? available : null;
    }
}
