package dev.kontor.cart.basket;

import dev.kontor.cart.CartId;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.IfMatch;
import dev.kontor.shipping.ShippingOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// How carts can be shipped, and what that would cost elsewhere.
@Service
@Transactional
class CartShippingService {

    private final CartRepository carts;
    private final CartQuotes quotes;
    private final CartProperties properties;

    CartShippingService(CartRepository carts, CartQuotes quotes, CartProperties properties) {
        this.carts = carts;
        this.quotes = quotes;
        this.properties = properties;
    }

    @Transactional(readOnly = true)
    ShippingOptions options(CartId id, CartAccess access) {
        var quote = withOptions(existing(id, access));
        var chosen = quote.shipping();
        return new ShippingOptions(quote.options(), chosen == null ? null : chosen.id());
    }

    /// What shipping and tax would be there. Changes nothing.
    @Transactional(readOnly = true)
    CartEstimate estimate(CartId id, CartAccess access, Destination destination) {
        var quote = quotes.of(existing(id, access), Optional.of(destination), CartQuotes.Purpose.SHIP);
        return new CartEstimate(destination, quote.options(), quote.totals());
    }

    CartDetails select(CartId id, CartAccess access, @Nullable IfMatch ifMatch, SelectShipping wish) {
        if ((wish.shippingMethodId() == null) == (wish.code() == null)) {
            throw new BadRequestException(
                    ProblemCode.VALIDATION_FAILED,
                    "The request is not valid.",
                    Map.of(),
                    List.of(FieldProblem.ofPointer(
                            "/shippingMethodId",
                            "required",
                            "Name the method by either `shippingMethodId` or `code`.")));
        }
        var cart = carts.lock(id, access).orElseThrow(() -> NotFoundException.of("cart", id));
        CartService.requireVersion(ifMatch, cart.version());
        cart.requireActive();
        var options = withOptions(cart).options();
        var chosen = options.stream()
                .filter(option -> option.id().equals(wish.shippingMethodId())
                        || option.code().equals(wish.code()))
                .findFirst()
                .orElseThrow(() -> new RejectedException(
                        ProblemCode.SHIPPING_UNAVAILABLE,
                        "The cart cannot be shipped that way.",
                        Map.of(
                                "offered",
                                options.stream().map(ShippingOption::code).toList())));
        var saved = carts.save(cart, cart.ship(chosen.id()), properties.lifetime());
        return CartDetails.of(quotes.of(saved, CartQuotes.Purpose.SHOW), null);
    }

    private Quote withOptions(Cart cart) {
        var quote = quotes.of(cart, CartQuotes.Purpose.SHIP);
        if (!quote.destinationKnown()) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION, "The cart needs an address before it can be shipped.");
        }
        return quote;
    }

    private Cart existing(CartId id, CartAccess access) {
        return carts.find(id, access).orElseThrow(() -> NotFoundException.of("cart", id));
    }
}
