package dev.kontor.cart.draft;

import dev.kontor.audit.AuditLog;
import dev.kontor.cart.CartId;
import dev.kontor.cart.CartItemId;
import dev.kontor.cart.aggregate.Cart;
import dev.kontor.cart.aggregate.CartAccess;
import dev.kontor.cart.aggregate.CustomItems;
import dev.kontor.cart.aggregate.PriceOverride;
import dev.kontor.cart.item.CartService;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.tax.Taxes;
import java.util.Currency;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Adds custom lines to draft orders. They need no stock, so a hold of the draft remains.
@Service
@Transactional
class CustomItemService {

    private final CartService carts;
    private final DraftOrderQueries queries;
    private final Taxes taxes;
    private final AuditLog audit;

    CustomItemService(CartService carts, DraftOrderQueries queries, Taxes taxes, AuditLog audit) {
        this.carts = carts;
        this.queries = queries;
        this.taxes = taxes;
        this.audit = audit;
    }

    DraftOrder add(CartId id, CartAccess access, SaveCustomItem request) {
        requireCategory(request);
        var item = CartItemId.next();
        var cart = carts.change(
                id,
                access,
                null,
                before -> CustomItems.add(
                        before, item, request.line(), request.units(), price(request, before.currency(), access)));
        audit.record("draft_order.custom_item_added", id, null, Facts.of(item, request));
        return queries.draft(cart);
    }

    DraftOrder change(
            CartId id, CartAccess access, IfMatch ifMatch, CartItemId item, MergePatch<SaveCustomItem> patch) {
        var cart = carts.change(id, access, ifMatch, before -> changed(before, item, patch, access));
        return queries.draft(cart);
    }

    private Cart changed(Cart before, CartItemId item, MergePatch<SaveCustomItem> patch, CartAccess access) {
        var found = CustomItems.require(before, item);
        boolean priced = found.override() != null;
        if (!priced && !patch.touches("unitPrice")) {
            throw RejectedException.at(
                    "/unitPrice", "required", "The new currency of the draft has removed the price. Enter one.");
        }
        var known = SaveCustomItem.of(found, before.currency());
        var request = patch.applyTo(known);
        if (priced && request.equals(known)) {
            return before;
        }
        if (patch.touches("taxCategory")) {
            requireCategory(request);
        }
        audit.record("draft_order.custom_item_changed", before.id(), Facts.of(item, known), Facts.of(item, request));
        return CustomItems.change(
                before, item, request.line(), request.units(), price(request, before.currency(), access));
    }

    /// The facts that the audit log records.
    private record Facts(String itemId, SaveCustomItem item) {

        static Facts of(CartItemId id, SaveCustomItem item) {
            return new Facts(id.text(), item);
        }
    }

    /// @throws RejectedException if the price is negative or in another currency than the draft
    private static PriceOverride price(SaveCustomItem request, Currency currency, CartAccess access) {
        var price = EnteredPrice.require(request.unitPrice(), currency);
        return new PriceOverride(price.minor(), "", access.actor().label());
    }

    private void requireCategory(SaveCustomItem request) {
        if (!request.category().equals(SaveCustomItem.DEFAULT_CATEGORY) && !taxes.hasCategory(request.category())) {
            throw RejectedException.at("/taxCategory", "unknown", "There is no such tax category.");
        }
    }
}
