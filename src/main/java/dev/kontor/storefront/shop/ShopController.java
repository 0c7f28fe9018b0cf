package dev.kontor.storefront.shop;

import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.shop.Shop;
import dev.kontor.storefront.cache.StoreCaching;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The shop itself, for shoppers.
@RestController
@RequestMapping("/store/v1/shop")
@PublicEndpoint
@Tag(name = "Shop", description = "The facts of the shop.")
class ShopController {

    private static final String SHOP = "shop";

    private final Shop shop;

    ShopController(Shop shop) {
        this.shop = shop;
    }

    @GetMapping
    @Operation(
            operationId = "getShop",
            summary = "Get the facts of the shop",
            description = "Its name, and the languages and currencies that other calls take.")
    ResponseEntity<ShopFacts> get() {
        return StoreCaching.answer(ShopFacts.of(shop), shop.defaultLocale(), List.of(SHOP));
    }
}
