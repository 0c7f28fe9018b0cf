package dev.kontor.cart.shipping;

import dev.kontor.cart.CartId;
import dev.kontor.cart.aggregate.CartAccess;
import dev.kontor.cart.aggregate.ChangesCart;
import dev.kontor.cart.item.CartDetails;
import dev.kontor.cart.pricing.CartShippingOptions;
import dev.kontor.shared.access.RequiresCapability;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.shipping.CarrierRates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Shipping of carts, for buyers.
@RestController
@RequestMapping("/store/v1/carts/{id}")
@Tag(name = "Carts")
@RequiresCapability(RequiresCapability.CART_TOKEN)
class CartShippingController {

    private final CartShippingService shipping;
    private final CartPickupService pickups;
    private final CartCarrierPoints points;
    private final CarrierRates rates;

    CartShippingController(
            CartShippingService shipping, CartPickupService pickups, CartCarrierPoints points, CarrierRates rates) {
        this.points = points;
        this.rates = rates;
        this.shipping = shipping;
        this.pickups = pickups;
    }

    /// Estimate shipping and tax.
    ///
    /// Returns what the cart would cost at a destination. Nothing is stored.
    @RateLimited(LimitPolicy.CART)
    @PostMapping("/estimate")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "estimateCart")
    @Problems(ProblemCode.ADDRESS_INVALID)
    CartEstimate estimate(@PathVariable CartId id, CartAccess access, @RequestBody @Valid Destination destination) {
        return rates.settled(() -> shipping.estimate(id, access, destination));
    }

    /// List shipping options.
    ///
    /// Returns the shipping options for the cart's address, the cheapest first. For a divided cart, the
    /// response also lists the options of each group.
    @GetMapping("/shipping-options")
    @Operation(operationId = "listCartShippingOptions")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    CartShippingOptions options(@PathVariable CartId id, CartAccess access) {
        return rates.settled(() -> shipping.options(id, access));
    }

    /// List pickup options.
    ///
    /// Returns the pickup points of a country with their opening hours, whether the cart can be
    /// collected there, at what price and from when. The cart needs no shipping address. Sort by
    /// `name`.
    @RateLimited(LimitPolicy.CART)
    @SortableBy("name")
    @GetMapping("/pickup-options")
    @Operation(operationId = "listCartPickupOptions")
    Page<PickupOption> pickups(
            @PathVariable CartId id,
            CartAccess access,
            @ParameterObject @Valid PickupFilter filter,
            @ParameterObject @Valid Listing listing) {
        return pickups.options(id, access, filter, listing);
    }

    /// List points of a carrier.
    ///
    /// Returns the parcel shops and lockers near a postcode to which a shipping option delivers, the
    /// nearest first: at most 30. The option is one whose `carrierPoint` is present. Select a point
    /// with `carrierPointId` of the shipping selection. `available` is false while the carrier does not
    /// respond.
    @RateLimited(LimitPolicy.CARRIER_POINTS)
    @GetMapping("/carrier-points")
    @Operation(operationId = "listCartCarrierPoints")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED, ProblemCode.SHIPPING_UNAVAILABLE})
    ListedCarrierPoints carrierPoints(
            @PathVariable CartId id, CartAccess access, @ParameterObject @Valid CarrierPointFilter filter) {
        return points.near(id, access, filter);
    }

    /// Select a shipping option.
    ///
    /// Selects an offered option by id or code and returns the cart with its new totals. In a divided
    /// cart, name the shipping group. With `pickupPointId` the buyer collects the whole cart there: its
    /// address determines the tax, and only stock at its location is allocated. With `carrierPointId`
    /// the carrier delivers to its parcel shop or locker; the tax remains that of the shipping address.
    @RateLimited(LimitPolicy.CART)
    @PutMapping("/shipping-selection")
    @Operation(operationId = "selectCartShipping")
    @ChangesCart
    @Problems({ProblemCode.REJECTED, ProblemCode.SHIPPING_UNAVAILABLE})
    ResponseEntity<CartDetails> select(
            @PathVariable CartId id,
            CartAccess access,
            @Nullable IfMatch ifMatch,
            @RequestBody @Valid SelectShipping request) {
        var point = points.found(id, access, request);
        return ResponseEntity.ok(rates.settled(() -> shipping.select(id, access, ifMatch, request, point)));
    }

    /// Divide a cart into shipping groups.
    ///
    /// Ships parts of the cart to separate addresses. Each group has its own shipping and tax, and the
    /// units of one item can be in several groups. Units in no group go to the cart's address, and an
    /// empty list removes the division. A group that is named by its id keeps its shipping method if
    /// its address is unchanged.
    @RateLimited(LimitPolicy.CART)
    @PutMapping("/shipping-groups")
    @Operation(operationId = "divideCart")
    @ChangesCart
    @Problems({ProblemCode.REJECTED, ProblemCode.QUANTITY_LIMIT, ProblemCode.ADDRESS_INVALID})
    ResponseEntity<CartDetails> divide(
            @PathVariable CartId id,
            CartAccess access,
            @Nullable IfMatch ifMatch,
            @RequestBody @Valid DivideCart request) {
        return ResponseEntity.ok(rates.settled(() -> shipping.divide(id, access, ifMatch, request)));
    }
}
