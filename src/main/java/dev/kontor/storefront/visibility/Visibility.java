package dev.kontor.storefront.visibility;

import dev.kontor.catalog.ProductId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// Why shoppers can or cannot see and buy a product.
///
/// @param visible whether it has a page in the shop now
/// @param forSale whether any of it can be bought now
/// @param conditions all of them, including satisfied ones
record Visibility(
        ProductId productId,
        @Schema(example = "outlet") String channel,
        @Schema(example = "de") String locale,
        @Schema(example = "EUR") String currency,
        boolean visible,
        boolean forSale,
        List<Condition> conditions) {

    static Visibility of(ProductId id, String channel, String locale, String currency, List<Condition> conditions) {
        boolean visible = none(Condition.Effect.HIDDEN, conditions);
        return new Visibility(
                id,
                channel,
                locale,
                currency,
                visible,
                visible && none(Condition.Effect.NOT_FOR_SALE, conditions),
                conditions);
    }

    private static boolean none(Condition.Effect effect, List<Condition> conditions) {
        return conditions.stream().allMatch(condition -> condition.met() || condition.effect() != effect);
    }
}
