package dev.kontor.cart.draft;

import dev.kontor.cart.CartId;
import dev.kontor.cart.aggregate.Cart;
import dev.kontor.cart.aggregate.CartAccess;
import dev.kontor.cart.aggregate.CartProperties;
import dev.kontor.cart.aggregate.CartRepository;
import dev.kontor.cart.pricing.CartPricing;
import dev.kontor.cart.pricing.PricedCart;
import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.Claim;
import dev.kontor.inventory.Inventory;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Holds the stock of draft orders. A hold covers exactly the items of the draft; changing them ends it.
@Component
class DraftStock {

    private final CartRepository carts;
    private final CartPricing pricing;
    private final DraftOrderQueries drafts;
    private final Inventory inventory;
    private final CartProperties properties;

    DraftStock(
            CartRepository carts,
            CartPricing pricing,
            DraftOrderQueries drafts,
            Inventory inventory,
            CartProperties properties) {
        this.carts = carts;
        this.pricing = pricing;
        this.drafts = drafts;
        this.inventory = inventory;
        this.properties = properties;
    }

    /// Holds the stock of the draft from now on; an earlier hold ends.
    ///
    /// @throws dev.kontor.inventory.OutOfStock if units are short; nothing changes in this case
    void hold(CartId id, CartAccess access, Duration time) {
        if (time.compareTo(properties.maxDraftHold()) > 0) {
            throw RejectedException.at(
                    "/minutes",
                    "out-of-range",
                    "A draft order can hold stock for at most %d minutes."
                            .formatted(properties.maxDraftHold().toMinutes()));
        }
        var cart = locked(id, access);
        var priced = pricing.of(cart, CartPricing.Purpose.ORDER);
        var units = units(priced);
        var staff = cart.staff();
        var reference = UUID.randomUUID();
        drafts.hold(id, reference, time.toSeconds());
        inventory.replace(
                staff == null ? null : staff.hold(),
                new Claim(
                        reference,
                        units,
                        time,
                        cart.destination().map(Destination::country).orElse(null),
                        null,
                        null,
                        pickup(cart, priced)));
    }

    /// Ends the hold, if there is one.
    ///
    /// @return whether there was one
    boolean release(CartId id, CartAccess access) {
        return release(locked(id, access));
    }

    private boolean release(Cart cart) {
        var staff = cart.staff();
        if (staff == null || staff.hold() == null) {
            return false;
        }
        drafts.hold(cart.id(), null, 0);
        inventory.release(staff.hold());
        return true;
    }

    private Cart locked(CartId id, CartAccess access) {
        var cart = carts.lock(id, access);
        cart.requireActive();
        return cart;
    }

    private static Map<VariantId, Integer> units(PricedCart priced) {
        var units = new TreeMap<VariantId, Integer>((a, b) -> a.value().compareTo(b.value()));
        for (var line : priced.lines()) {
            var variant = line.variant();
            if (variant == null) {
                throw new ConflictException(ProblemCode.INVALID_STATE_TRANSITION, Message.of("cart.not-for-sale"));
            }
            variant.units(line.item().quantity()).forEach((id, count) -> units.merge(id, count, Math::addExact));
        }
        if (units.isEmpty()) {
            throw new ConflictException(ProblemCode.INVALID_STATE_TRANSITION, Message.of("cart.empty"));
        }
        return units;
    }

    private static Claim.@Nullable Pickup pickup(Cart cart, PricedCart priced) {
        var place = cart.shipping().pickup();
        if (place == null) {
            return null;
        }
        Set<VariantId> collected = new HashSet<>();
        priced.lines().forEach(line -> {
            if (line.variant() != null) {
                collected.addAll(line.variant().shippedUnits(1).keySet());
            }
        });
        return new Claim.Pickup(place.locationId(), collected);
    }
}
