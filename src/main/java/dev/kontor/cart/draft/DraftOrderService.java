package dev.kontor.cart.draft;

import dev.kontor.audit.AuditLog;
import dev.kontor.cart.CartId;
import dev.kontor.cart.CartItemId;
import dev.kontor.cart.aggregate.Cart;
import dev.kontor.cart.aggregate.CartAccess;
import dev.kontor.cart.aggregate.PriceOverride;
import dev.kontor.cart.item.AddItem;
import dev.kontor.cart.item.CartCodeService;
import dev.kontor.cart.item.CartDetails;
import dev.kontor.cart.item.CartService;
import dev.kontor.cart.item.ChangeCart;
import dev.kontor.cart.item.ChangeItem;
import dev.kontor.cart.shipping.CartShippingService;
import dev.kontor.cart.shipping.SelectShipping;
import dev.kontor.catalog.Catalog;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shipping.CarrierPoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Builds draft orders for staff. All changes go through the code of carts, so that prices, taxes and stock
/// follow the same rules; each is audited.
@Service
@Transactional
class DraftOrderService {

    private final CartService carts;
    private final CartCodeService codes;
    private final CartShippingService shipping;
    private final DraftOrderQueries queries;
    private final DraftStock stock;
    private final DraftCustomers customers;
    private final Catalog catalog;
    private final AuditLog audit;

    DraftOrderService(
            CartService carts,
            CartCodeService codes,
            CartShippingService shipping,
            DraftOrderQueries queries,
            DraftStock stock,
            DraftCustomers customers,
            Catalog catalog,
            AuditLog audit) {
        this.carts = carts;
        this.codes = codes;
        this.shipping = shipping;
        this.queries = queries;
        this.stock = stock;
        this.customers = customers;
        this.catalog = catalog;
        this.audit = audit;
    }

    DraftOrder create(CreateDraftOrder request, CartAccess access) {
        var customer = request.customerId();
        var email = customer == null ? null : customers.email(customer);
        var cart = carts.createDraft(request.cart(email), customer, access.actor());
        audit.record("draft_order.created", cart.id(), null, Facts.of(cart));
        return queries.draft(cart);
    }

    @Transactional(readOnly = true)
    DraftOrder show(CartId id, CartAccess access) {
        return queries.draft(carts.show(id, access));
    }

    DraftOrder change(CartId id, CartAccess access, IfMatch ifMatch, MergePatch<ChangeCart> patch) {
        return changed(id, () -> carts.change(id, access, ifMatch, patch));
    }

    void delete(CartId id, CartAccess access, IfMatch ifMatch) {
        CartService.requireVersion(ifMatch, carts.show(id, access).version());
        stock.release(id, access);
        audit.record("draft_order.deleted", id);
        carts.delete(id, access, ifMatch);
    }

    DraftOrder add(CartId id, CartAccess access, AddItem request) {
        stock.release(id, access);
        return changed(id, () -> carts.add(id, access, null, request));
    }

    DraftOrder change(CartId id, CartAccess access, IfMatch ifMatch, CartItemId item, ChangeItem request) {
        stock.release(id, access);
        return changed(id, () -> carts.change(id, access, ifMatch, item, request));
    }

    DraftOrder remove(CartId id, CartAccess access, IfMatch ifMatch, CartItemId item) {
        stock.release(id, access);
        return changed(id, () -> carts.remove(id, access, ifMatch, item));
    }

    DraftOrder enter(CartId id, CartAccess access, String code) {
        return changed(id, () -> codes.enter(id, access, null, code));
    }

    DraftOrder removeCode(CartId id, CartAccess access, IfMatch ifMatch, String code) {
        return changed(id, () -> codes.remove(id, access, ifMatch, code));
    }

    DraftOrder ship(
            CartId id, CartAccess access, IfMatch ifMatch, SelectShipping request, @Nullable CarrierPoint point) {
        return changed(id, () -> shipping.select(id, access, ifMatch, request, point));
    }

    /// @throws RejectedException if the price is negative or in another currency than the draft
    DraftOrder price(CartId id, CartAccess access, IfMatch ifMatch, CartItemId item, SetItemPrice request) {
        var price = request.unitPrice();
        var cart = carts.change(id, access, ifMatch, before -> {
            EnteredPrice.require(price, before.currency());
            requireNoCustomItem(before, item);
            requireNoGiftCard(before, item);
            var override = new PriceOverride(
                    price.minor(), request.reason().strip(), access.actor().label());
            audit.record(
                    "draft_order.price_overridden",
                    id,
                    previous(before, item),
                    Map.of("itemId", item.text(), "unitPrice", price, "text", override.reason()));
            return before.override(item, override);
        });
        return queries.draft(cart);
    }

    private static void requireNoCustomItem(Cart cart, CartItemId item) {
        if (cart.item(item).isCustom()) {
            throw RejectedException.at(
                    "/unitPrice", "refused", "The shop has no price for custom lines. Change the custom line instead.");
        }
    }

    private void requireNoGiftCard(Cart cart, CartItemId item) {
        var id = cart.item(item).variantId();
        var variant = catalog.sellable(List.of(id), cart.locale()).get(id);
        if (variant != null && variant.giftCard() != null) {
            throw RejectedException.at(
                    "/unitPrice", "refused", "A gift card costs its value. Add one with another value instead.");
        }
    }

    /// Restores the price of the shop.
    DraftOrder resetPrice(CartId id, CartAccess access, IfMatch ifMatch, CartItemId item) {
        var cart = carts.change(id, access, ifMatch, before -> {
            requireNoCustomItem(before, item);
            if (before.item(item).override() != null) {
                audit.record("draft_order.price_reset", id, previous(before, item), Map.of("itemId", item.text()));
            }
            return before.override(item, null);
        });
        return queries.draft(cart);
    }

    private static Map<String, Object> previous(Cart cart, CartItemId item) {
        var override = cart.item(item).override();
        return override == null
                ? Map.of("itemId", item.text())
                : Map.of(
                        "itemId",
                        item.text(),
                        "unitPrice",
                        new Money(override.minor(), cart.currency()),
                        "text",
                        override.reason());
    }

    DraftOrder hold(CartId id, CartAccess access, HoldStock request) {
        stock.hold(id, access, Duration.ofMinutes(request.minutes()));
        audit.record("draft_order.stock_held", id, null, Map.of("minutes", request.minutes()));
        return show(id, access);
    }

    DraftOrder release(CartId id, CartAccess access) {
        if (stock.release(id, access)) {
            audit.record("draft_order.stock_released", id);
        }
        return show(id, access);
    }

    /// Changes the cart of a draft, with an entry in the audit log if that changed something.
    DraftOrder changed(CartId id, Supplier<CartDetails> change) {
        var before = queries.summary(id);
        var cart = change.get();
        if (cart.version() != before.version()) {
            audit.record("draft_order.updated", id, null, Facts.of(cart));
        }
        return queries.draft(cart);
    }

    /// The facts that the audit log records.
    private record Facts(
            @Nullable String email,
            @Nullable String note,
            @Nullable Address shippingAddress,
            @Nullable Address billingAddress,
            String currency,
            String locale,
            @Nullable String paymentMethod,
            @Nullable String shippingMethod,
            int units,
            Money total) {

        static Facts of(CartDetails cart) {
            return new Facts(
                    cart.email(),
                    cart.note(),
                    cart.shippingAddress(),
                    cart.billingAddress(),
                    cart.currency(),
                    cart.locale(),
                    cart.paymentMethod(),
                    cart.shipping() == null ? null : cart.shipping().code(),
                    cart.itemCount(),
                    cart.totals().total());
        }
    }
}
