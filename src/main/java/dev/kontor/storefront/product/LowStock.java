package dev.kontor.storefront.product;

import dev.kontor.inventory.StockDisclosure;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Shows shoppers stock numbers only up to `kontor.storefront.low-stock`.
@Component
class LowStock implements StockDisclosure {

    private final StorefrontProperties properties;

    LowStock(StorefrontProperties properties) {
        this.properties = properties;
    }

    @Override
    public @Nullable Integer shown(int available) {
        return available <= properties.lowStock() ? available : null;
    }
}
