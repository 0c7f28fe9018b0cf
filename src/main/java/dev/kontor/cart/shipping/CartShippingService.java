package dev.kontor.cart.shipping;

import dev.kontor.cart.CartId;
import dev.kontor.cart.aggregate.Cart;
import dev.kontor.cart.aggregate.CartAccess;
import dev.kontor.cart.aggregate.CartProperties;
import dev.kontor.cart.aggregate.CartRepository;
import dev.kontor.cart.item.CartDetails;
import dev.kontor.cart.item.CartService;
import dev.kontor.cart.item.DraftRules;
import dev.kontor.cart.pricing.CartFacts;
import dev.kontor.cart.pricing.CartPricing;
import dev.kontor.cart.pricing.CartShippingOptions;
import dev.kontor.cart.pricing.PricedGroup;
import dev.kontor.shared.address.AddressRules;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shipping.CarrierPoint;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.shipping.ShippingMethodId;
import dev.kontor.shipping.ShippingOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Selects how carts are shipped, and estimates shipping for other destinations.
@Service
@Transactional
public class CartShippingService {

    private final CartRepository carts;
    private final CartPricing pricing;
    private final CartProperties properties;
    private final CartPickupService pickups;

    CartShippingService(
            CartRepository carts, CartPricing pricing, CartProperties properties, CartPickupService pickups) {
        this.carts = carts;
        this.pricing = pricing;
        this.properties = properties;
        this.pickups = pickups;
    }

    /// Each statement sees what is committed, with or without a transaction around them: none saves the round trip of a
    /// commit.
    @Transactional(propagation = Propagation.SUPPORTS)
    public CartShippingOptions options(CartId id, CartAccess access) {
        var priced = pricing.of(carts.get(id, access).shipped(), CartPricing.Purpose.SHIP);
        if (priced.groups().stream().noneMatch(PricedGroup::destinationKnown)) {
            throw withoutAddress();
        }
        return CartShippingOptions.of(priced);
    }

    /// Calculates shipping and tax for a destination without changing the cart.
    @Transactional(readOnly = true)
    CartEstimate estimate(CartId id, CartAccess access, Destination place) {
        var destination = AddressRules.check("", place);
        var cart = carts.get(id, access).shipped().undivided();
        var priced = pricing.of(cart, Optional.of(destination), CartPricing.Purpose.SHIP);
        var options = priced.own().map(PricedGroup::options).orElse(List.of());
        return new CartEstimate(destination, options, priced.totals(), priced.taxKnown());
    }

    /// @param point that the request names, as the carrier describes it
    public CartDetails select(
            CartId id,
            CartAccess access,
            @Nullable IfMatch ifMatch,
            SelectShipping request,
            @Nullable CarrierPoint point) {
        requireOneMethod(request);
        var cart = carts.lock(id, access);
        CartService.requireVersion(ifMatch, cart.version());
        cart.requireActive();
        if (request.pickupPointId() != null) {
            var collected = carts.save(cart, pickups.selected(cart, request), properties.lifetime());
            return CartDetails.of(pricing.of(collected, CartPricing.Purpose.SHOW), null);
        }
        var facts = CartFacts.shownLater();
        var own = request.shippingGroupId() == null ? cart.own() : request.shippingGroupId();
        var group = group(cart.shipped().at(own, point), request.shippingGroupId(), facts);
        var chosen = chosen(group, request.shippingMethodId(), request.code());
        requireFitting(chosen, point);
        var shipped = cart.ship(group.id(), chosen.id(), point);
        var shown = CartDetails.of(pricing.of(shipped.saved(), CartPricing.Purpose.SHOW, facts), null);
        carts.saveAtCommit(cart, shipped, properties.lifetime());
        return shown;
    }

    /// A carrier whose points a buyer can select, and where.
    ///
    /// @param destination of the parcel
    record PointPlace(String carrier, Destination destination, Locale language) {}

    /// Finds the carrier of a shipping option that delivers to points.
    @Transactional(readOnly = true)
    PointPlace pointPlace(
            CartId id,
            CartAccess access,
            @Nullable ShippingMethodId methodId,
            @Nullable String code,
            @Nullable ShippingGroupId groupId) {
        var cart = carts.get(id, access);
        var group = group(cart.shipped(), groupId, new CartFacts());
        var delivery = chosen(group, methodId, code).carrierPoint();
        if (delivery == null) {
            throw withoutPoints();
        }
        return new PointPlace(delivery.carrier(), group.destination().orElseThrow(), cart.locale());
    }

    private static RejectedException withoutPoints() {
        return new RejectedException(ProblemCode.SHIPPING_UNAVAILABLE, Message.of("cart.no-carrier-points"));
    }

    /// The method or its carrier can have changed since the point was found.
    private static void requireFitting(ShippingOption option, @Nullable CarrierPoint point) {
        if (point == null) {
            return;
        }
        var delivery = option.carrierPoint();
        if (delivery == null) {
            throw withoutPoints();
        }
        if (!point.equals(delivery.selected())) {
            throw RejectedException.at("/carrierPointId", "unknown", Message.of("cart.no-carrier-point"));
        }
    }

    /// @throws BadRequestException unless the request names one method
    static void requireOneMethod(SelectShipping request) {
        if ((request.shippingMethodId() == null) == (request.code() == null)) {
            throw BadRequestException.invalid(List.of(
                    FieldProblem.ofPointer("/shippingMethodId", "required", Message.of("cart.method-or-code"))));
        }
    }

    private static ShippingOption chosen(
            PricedGroup group, @Nullable ShippingMethodId methodId, @Nullable String code) {
        return group.options().stream()
                .filter(option -> option.id().equals(methodId) || option.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new RejectedException(
                        ProblemCode.SHIPPING_UNAVAILABLE,
                        Message.of("cart.shipping-not-offered"),
                        Map.of(
                                "offered",
                                group.options().stream()
                                        .map(ShippingOption::code)
                                        .toList())));
    }

    /// Divides the cart into shipping groups, or removes them.
    CartDetails divide(CartId id, CartAccess access, @Nullable IfMatch ifMatch, DivideCart request) {
        var checked = checked(request);
        var cart = carts.lock(id, access);
        CartService.requireVersion(ifMatch, cart.version());
        cart.requireActive();
        var divided = cart.divide(CartDivision.of(cart, checked));
        var saved = carts.save(cart, divided, properties.lifetime());
        return CartDetails.of(pricing.of(saved, CartPricing.Purpose.SHOW), null);
    }

    private static DivideCart checked(DivideCart request) {
        return new DivideCart(IntStream.range(0, request.groups().size())
                .mapToObj(index -> {
                    var group = request.groups().get(index);
                    var pointer = "/groups/" + index + "/shippingAddress";
                    return new DivideCart.Group(
                            group.id(), DraftRules.check(pointer, group.shippingAddress()), group.items());
                })
                .toList());
    }

    private PricedGroup group(Cart cart, @Nullable ShippingGroupId named, CartFacts facts) {
        var priced = pricing.of(cart, CartPricing.Purpose.SHIP, facts);
        var detail = Message.of("cart.no-group");
        var group = priced.group(named == null ? cart.own() : named)
                .orElseThrow(() -> new RejectedException(
                        ProblemCode.REJECTED,
                        named == null ? Message.of("cart.name-group") : detail,
                        Map.of(
                                "groups",
                                priced.groups().stream().map(PricedGroup::id).toList()),
                        List.of(FieldProblem.ofPointer("/shippingGroupId", "unknown", detail))));
        if (!group.destinationKnown()) {
            throw withoutAddress();
        }
        return group;
    }

    private static ConflictException withoutAddress() {
        return new ConflictException(ProblemCode.INVALID_STATE_TRANSITION, Message.of("cart.no-shipping-address"));
    }
}
