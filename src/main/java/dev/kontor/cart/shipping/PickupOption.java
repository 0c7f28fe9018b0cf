package dev.kontor.cart.shipping;

import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.OpeningHours;
import dev.kontor.shipping.PickupPointId;
import dev.kontor.shipping.PickupPointInfo;
import dev.kontor.shipping.ShippingMethodId;
import dev.kontor.shipping.ShippingOption;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pickup point where the cart can be collected, or why it cannot.
///
/// @param instructions for buyers
/// @param available whether the cart can be collected there
/// @param reason why not; absent if it can
/// @param methods shipping methods of kind `PICKUP` for the point, the cheapest first
record PickupOption(
        PickupPointId pickupPointId,
        @Schema(example = "Kontor Store Berlin") String name,
        Address address,
        OpeningHours hours,
        @Nullable String instructions,
        boolean available,
        @Nullable Reason reason,
        List<Method> methods) {

    /// Why a cart cannot be collected.
    @Schema(name = "PickupUnavailableReason")
    enum Reason {
        /// The location has too few units.
        OUT_OF_STOCK,
        /// No method of kind `PICKUP` collects these items there.
        NOT_OFFERED
    }

    /// A method of collecting the cart.
    ///
    /// @param price as shown to the buyer at the place of the point
    /// @param readyFrom when a cart that is ordered now can be collected
    @Schema(name = "PickupMethod")
    record Method(
            ShippingMethodId id,
            @Schema(example = "store-pickup") String code,
            @Schema(example = "Pickup in store") String name,
            Money price,
            @Schema(example = "2026-11-30T10:00:00Z") Instant readyFrom) {}

    static PickupOption of(PickupPointInfo point, List<ShippingOption> offered, boolean covered) {
        var methods = offered.stream()
                .filter(option -> option.pickup() != null)
                .map(option -> new Method(
                        option.id(),
                        option.code(),
                        option.name(),
                        option.price(),
                        option.pickup().readyFrom()))
                .toList();
        var reason = methods.isEmpty() ? Reason.NOT_OFFERED : covered ? null : Reason.OUT_OF_STOCK;
        return new PickupOption(
                point.id(),
                point.name(),
                point.address(),
                point.hours(),
                point.instructions(),
                reason == null,
                reason,
                methods);
    }
}
