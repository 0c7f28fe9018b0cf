package dev.kontor.order.returning;

import dev.kontor.catalog.ProductId;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.returning.reason.OfferedReason;
import dev.kontor.shared.web.MediaUrl;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/// The items of an order that can be returned.
///
/// @param items lines with shipped units
/// @param reasons that can be chosen
public record ReturnableItems(List<Item> items, List<OfferedReason> reasons) {

    /// A line with shipped units.
    ///
    /// @param itemId item of the order
    /// @param productId absent for a custom line
    /// @param sku absent for a custom line without one
    /// @param shipped shipped units
    /// @param inReturns units in returns that were neither rejected nor canceled
    /// @param quantity units that can be returned now
    /// @param until when the time for the return of these units ends or ended; absent if the product
    ///     cannot be returned
    @Schema(name = "ReturnableItem")
    public record Item(
            OrderLineId itemId,
            @Nullable ProductId productId,
            @Nullable @Schema(example = "GRO-EB-37-250G") String sku,
            @Schema(example = "Espresso blend") String title,
            @Schema(example = "Blue") String variantTitle,
            @Nullable @JsonSerialize(using = MediaUrl.class) String imageUrl,
            int shipped,
            int inReturns,
            int quantity,
            @Nullable Instant until) {}

    static ReturnableItems of(List<ReturnableUnits> units, List<OfferedReason> reasons) {
        return new ReturnableItems(
                units.stream()
                        .filter(each -> each.line().shipped() > 0)
                        .map(ReturnableItems::item)
                        .toList(),
                reasons);
    }

    private static Item item(ReturnableUnits units) {
        var line = units.line();
        return new Item(
                line.id(),
                line.custom() ? null : line.productId(),
                line.sku().isEmpty() ? null : line.sku(),
                line.title(),
                line.variantTitle(),
                line.imageUrl(),
                line.shipped(),
                line.inReturns(),
                units.within(),
                units.until());
    }
}
