package dev.kontor.cart.item;

import dev.kontor.cart.CartItemId;
import dev.kontor.cart.CheckoutCart.Totals;
import dev.kontor.cart.pricing.PricedGroup;
import dev.kontor.shared.address.Address;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.shipping.ShippingOption;
import dev.kontor.tax.TaxTreatment;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A shipping group of a divided cart, with its cost.
///
/// @param shippingAddress its own or that of the cart, if one is known
/// @param shipping the selected shipping option, if it is offered
/// @param totals of this group alone; the totals of all groups sum to those of the cart
/// @param taxTreatment why tax is charged or not; absent without an address
/// @param taxKnown whether there is an address, and the shop has tax rates for everything there
@Schema(name = "CartShippingGroup", example = CartGroupDetails.EXAMPLE)
record CartGroupDetails(
        ShippingGroupId id,
        @Nullable Address shippingAddress,
        List<Units> items,
        boolean shippingRequired,
        @Nullable ShippingOption shipping,
        Totals totals,
        @Nullable TaxTreatment taxTreatment,
        boolean taxKnown) {

    static final String EXAMPLE = """
            {"id":"sgrp_01h455vb4pex5vsknk084sn02q",
             "shippingAddress":{"firstName":"Ada","lastName":"Lovelace","line1":"12 Analytical Row",
              "city":"Wellington","country":"NZ"},
             "items":[{"itemId":"item_01h455vb4pex5vsknk084sn02q","quantity":1}],
             "shippingRequired":true,
             "shipping":{"id":"ship_01h455vb4pex5vsknk084sn02q","code":"standard","name":"Standard",
              "price":{"amount":500,"currency":"USD","exponent":2,"formatted":"$5.00"},
              "taxCategory":"standard","minDays":2,"maxDays":4,
              "deliveryFromOn":"2026-12-01","deliveryToOn":"2026-12-03"},
             "totals":{"subtotal":{"amount":1000,"currency":"USD","exponent":2,"formatted":"$10.00"},
              "discount":{"amount":0,"currency":"USD","exponent":2,"formatted":"$0.00"},
              "shipping":{"amount":500,"currency":"USD","exponent":2,"formatted":"$5.00"},
              "shippingNet":{"amount":500,"currency":"USD","exponent":2,"formatted":"$5.00"},
              "shippingTax":{"amount":75,"currency":"USD","exponent":2,"formatted":"$0.75"},
              "tax":{"amount":225,"currency":"USD","exponent":2,"formatted":"$2.25"},
              "total":{"amount":1725,"currency":"USD","exponent":2,"formatted":"$17.25"},
              "pricesIncludeTax":false,
              "taxes":[{"name":"GST","rate":0.15,
               "net":{"amount":1500,"currency":"USD","exponent":2,"formatted":"$15.00"},
               "tax":{"amount":225,"currency":"USD","exponent":2,"formatted":"$2.25"}}]},
             "taxTreatment":"STANDARD",
             "taxKnown":true}
            """;

    /// Units of one item.
    @Schema(name = "UnitsOfGroup")
    record Units(CartItemId itemId, @Schema(example = "1") int quantity) {}

    static CartGroupDetails of(PricedGroup group) {
        return new CartGroupDetails(
                group.id(),
                group.address(),
                group.portions().stream()
                        .map(portion -> new Units(portion.line().item().id(), portion.quantity()))
                        .toList(),
                group.needsShipping(),
                group.shipping(),
                group.calculation().totals(),
                group.taxTreatment(),
                group.taxKnown());
    }
}
