package dev.kontor.cart.basket;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.VariantId;
import dev.kontor.pricing.Pricing;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Finds the variants that a client names by id or SKU, and refuses what cannot be bought.
@Component
class ItemResolution {

    private final Catalog catalog;
    private final Pricing pricing;

    ItemResolution(Catalog catalog, Pricing pricing) {
        this.catalog = catalog;
        this.pricing = pricing;
    }

    /// The cart with the items put in.
    ///
    /// @param pointer JSON pointer of the list in the request; empty if the request is one item
    Cart addTo(Cart cart, List<AddItem> wishes, String pointer) {
        if (wishes.isEmpty()) {
            return cart;
        }
        requireOneName(wishes, pointer);
        var skus = wishes.stream().map(AddItem::sku).filter(Objects::nonNull).toList();
        Map<String, VariantId> bySku = skus.isEmpty() ? Map.of() : catalog.bySku(skus);
        var ids = wishes.stream()
                .map(wish -> wish.variantId() != null ? wish.variantId() : bySku.get(String.valueOf(wish.sku())))
                .toList();
        var known = ids.stream().filter(Objects::nonNull).distinct().toList();
        var variants = catalog.sellable(known, cart.locale());
        var prices = pricing.prices(known, cart.currency());

        var errors = new ArrayList<FieldProblem>();
        var changed = cart;
        for (int index = 0; index < wishes.size(); index++) {
            var id = ids.get(index);
            var variant = id == null ? null : variants.get(id);
            var price = id == null ? null : prices.get(id);
            var at = pointer.isEmpty() ? "" : pointer + "/" + index;
            if (id == null || variant == null || !variant.published()) {
                errors.add(FieldProblem.ofPointer(
                        at + (wishes.get(index).sku() == null ? "/variantId" : "/sku"),
                        "not-for-sale",
                        "Is no variant that is for sale."));
            } else if (price == null) {
                errors.add(FieldProblem.ofPointer(at, "price-missing", "Has no price in the currency of the cart."));
            } else {
                changed = changed.add(
                        id, wishes.get(index).units(), price.amount().minor());
            }
        }
        if (!errors.isEmpty()) {
            throw new RejectedException(
                    ProblemCode.REJECTED, "What is not for sale cannot be put into a cart.", Map.of(), errors);
        }
        return changed;
    }

    private static void requireOneName(List<AddItem> wishes, String pointer) {
        var errors = new ArrayList<FieldProblem>();
        for (int index = 0; index < wishes.size(); index++) {
            var wish = wishes.get(index);
            if ((wish.variantId() == null) == (wish.sku() == null)) {
                errors.add(FieldProblem.ofPointer(
                        (pointer.isEmpty() ? "" : pointer + "/" + index) + "/variantId",
                        "required",
                        "Name the variant by either `variantId` or `sku`."));
            }
        }
        if (!errors.isEmpty()) {
            throw new BadRequestException(ProblemCode.VALIDATION_FAILED, "The request is not valid.", Map.of(), errors);
        }
    }
}
