package dev.kontor.cart.shipping;

import dev.kontor.cart.CartId;
import dev.kontor.cart.aggregate.Cart;
import dev.kontor.cart.aggregate.CartAccess;
import dev.kontor.cart.aggregate.CartRepository;
import dev.kontor.cart.pricing.CartPricing;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shipping.PickupPointInfo;
import dev.kontor.shipping.PickupPoints;
import dev.kontor.shipping.ShippingOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Finds the pickup points where a cart can be collected, and selects one.
@Service
@Transactional
class CartPickupService {

    private final CartRepository carts;
    private final CartPricing pricing;
    private final PickupPoints points;

    CartPickupService(CartRepository carts, CartPricing pricing, PickupPoints points) {
        this.carts = carts;
        this.pricing = pricing;
        this.points = points;
    }

    @Transactional(readOnly = true)
    Page<PickupOption> options(CartId id, CartAccess access, PickupFilter filter, Listing listing) {
        var cart = carts.get(id, access);
        var page = points.offered(cart.draft().channel(), filter.country(), listing);
        var listed = page.items();
        var pickups = pricing.pickups(
                cart, listed.stream().map(PickupPointInfo::place).toList());
        var options = new ArrayList<PickupOption>();
        for (int index = 0; index < listed.size(); index++) {
            var point = listed.get(index);
            options.add(PickupOption.of(
                    point, pickups.offers().get(index).options(), pickups.isCovered(point.locationId())));
        }
        var next = options.iterator();
        return page.map(_ -> next.next());
    }

    /// Selects a point for the locked cart.
    ///
    /// @return the cart with the selection; not saved
    Cart selected(Cart cart, SelectShipping request) {
        if (cart.isDivided()) {
            throw new ConflictException(ProblemCode.INVALID_STATE_TRANSITION, Message.of("cart.pickup-divided"));
        }
        var point = Optional.ofNullable(request.pickupPointId())
                .flatMap(points::find)
                .orElseThrow(
                        () -> RejectedException.at("/pickupPointId", "unknown", Message.of("cart.no-pickup-point")));
        var place = point.place();
        var pickups = pricing.pickups(cart, List.of(place));
        if (pickups.wanted().isEmpty()) {
            throw RejectedException.at("/pickupPointId", "unexpected", Message.of("cart.pickup-nothing"));
        }
        var offered = pickups.offers().getFirst();
        var chosen = offered.options().stream()
                .filter(option -> option.id().equals(request.shippingMethodId())
                        || option.code().equals(request.code()))
                .findFirst()
                .orElseThrow(() -> new RejectedException(
                        ProblemCode.SHIPPING_UNAVAILABLE,
                        Message.of("cart.pickup-not-offered"),
                        Map.of(
                                "offered",
                                offered.options().stream()
                                        .map(ShippingOption::code)
                                        .toList())));
        return cart.pickUp(chosen.id(), place);
    }
}
