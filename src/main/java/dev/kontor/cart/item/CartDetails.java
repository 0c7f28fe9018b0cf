package dev.kontor.cart.item;

import dev.kontor.cart.CartId;
import dev.kontor.cart.CartItemId;
import dev.kontor.cart.CartStatus;
import dev.kontor.cart.CheckoutCart.Discount;
import dev.kontor.cart.CheckoutCart.Problem;
import dev.kontor.cart.CheckoutCart.TaxTotal;
import dev.kontor.cart.CheckoutCart.Totals;
import dev.kontor.cart.OrderReference;
import dev.kontor.cart.aggregate.CartItem;
import dev.kontor.cart.aggregate.CustomLine;
import dev.kontor.cart.pricing.CartWarning;
import dev.kontor.cart.pricing.PricedCart;
import dev.kontor.cart.pricing.PricedGroup;
import dev.kontor.catalog.BundlePart;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.catalog.input.EnteredInput;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.ContentTagged;
import dev.kontor.shared.web.MediaUrl;
import dev.kontor.shipping.ShippingOption;
import dev.kontor.tax.TaxNote;
import dev.kontor.tax.TaxSource;
import dev.kontor.tax.TaxTreatment;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/// A cart for its buyer, with current prices.
///
/// @param token opens a guest's cart, in the header `X-Cart-Token`; returned only when the cart is created
/// @param status `FROZEN` while the cart is being paid for
/// @param channel code of the channel in which the cart was created; never changes
/// @param itemCount number of units of all items
/// @param shipping the selected shipping option; in a divided cart, that of the units in no group
/// @param shippingGroups the groups of a divided cart: first the units that go to the cart's address;
///     absent if the cart is not divided
/// @param paymentMethod code of the payment method that the buyer selected
/// @param codes the entered codes, with the reason if one gives no discount
/// @param discounts sum of the discounts of each promotion
/// @param gifts units that are free if the buyer adds them
/// @param giftCards amounts that gift cards pay, in the order in which they are spent; empty once the cart is
///     being paid for: its payments show it then
/// @param amountDue amount left to pay by other means; absent once the cart is being paid for
/// @param pricesKeptUntil end of the price guarantee of a quote
/// @param vatNumber the buyer's VAT number
/// @param taxTreatment why tax is charged or not; absent without an address, and if the shipping groups
///     differ
/// @param taxNotes sentences of the invoice about the taxes
/// @param taxSource where the taxes come from: `ESTIMATE` until the tax service has calculated them, which
///     reading the checkout state requests
/// @param taxKnown whether there is an address, and the shop has tax rates for everything there, or its
///     tax service has responded
/// @param problems reasons why the cart cannot be ordered
/// @param orderId the order that the cart became
/// @param expiresAt when the cart is deleted, unless it changes before
public record CartDetails(
        CartId id,

        @Nullable @Schema(example = "Vb3mJ6zZk0Vw0p9Wd7bqYw2b8m4n1c5x7z9a3s5d7f8")
        String token,

        CartStatus status,
        @Schema(example = "USD") String currency,
        @Schema(example = "en") String locale,
        @Schema(example = "default") String channel,
        @Nullable @Schema(example = "ada@example.com") String email,
        @Nullable String note,
        @Nullable Address shippingAddress,
        @Nullable Address billingAddress,
        List<Item> items,
        @Schema(example = "2") int itemCount,
        boolean shippingRequired,
        @Nullable ShippingOption shipping,
        @Nullable List<CartGroupDetails> shippingGroups,
        @Nullable @Schema(example = "test") String paymentMethod,
        List<CartCode> codes,
        List<Discount> discounts,
        List<CartGift> gifts,
        Totals totals,
        List<CartGiftCard> giftCards,
        @Nullable Money amountDue,
        @Nullable Instant pricesKeptUntil,
        @Nullable CartVatNumber vatNumber,
        @Nullable TaxTreatment taxTreatment,
        List<TaxNote> taxNotes,
        TaxSource taxSource,
        boolean taxKnown,
        List<CartWarning> warnings,
        List<Problem> problems,
        @Nullable OrderReference orderId,
        long version,
        @Nullable Instant expiresAt)
        implements ContentTagged {

    /// An item of a cart, with current prices.
    ///
    /// @param variantId absent for a custom line
    /// @param productId absent if the product no longer exists, and for a custom line
    /// @param sku absent if the product no longer exists, and for a custom line without one
    /// @param title of the product or the custom line; absent if the product no longer exists
    /// @param unitPrice absent if the variant has no price in the currency of the cart
    /// @param compareAtPrice previous price of a unit, shown crossed out
    /// @param subtotal `unitPrice` times `quantity`
    /// @param discount sum of `discounts`
    /// @param discounts by promotion
    /// @param tax of what is left after the discounts
    /// @param taxes `tax` by jurisdiction and rate
    /// @param available whether this quantity can be bought now
    /// @param inputs values that the buyer entered for each unit; their surcharges are part of `unitPrice`
    /// @param parts parts of one unit of a bundle; absent for other variants
    /// @param custom what the shop sells here without a product; absent for items of the catalogue
    record Item(
            CartItemId id,
            @Nullable VariantId variantId,
            @Nullable ProductId productId,
            @Nullable @Schema(example = "GRO-EB-37-250G") String sku,
            @Nullable @Schema(example = "Espresso blend") String title,
            @Nullable @Schema(example = "Blue") String variantTitle,
            @Nullable @Schema(example = "mug") String slug,
            @Nullable @JsonSerialize(using = MediaUrl.class) String imageUrl,
            @Schema(example = "2") int quantity,
            @Nullable Money unitPrice,
            @Nullable Money compareAtPrice,
            Money subtotal,
            Money discount,
            List<Discount> discounts,
            Money tax,
            List<TaxTotal> taxes,
            Money total,
            boolean available,
            List<EnteredInput> inputs,
            @Nullable List<ItemPart> parts,
            @Nullable CustomItem custom) {

        static Item of(PricedCart priced, PricedCart.Line line) {
            var variant = line.variant();
            var price = line.price();
            var id = line.item().id();
            var zero = Money.zero(priced.cart().currency());
            var custom = line.item().custom();
            var shown = custom == null ? variant : null;
            return new Item(
                    id,
                    custom == null ? line.item().variantId() : null,
                    shown == null ? null : shown.productId(),
                    custom != null ? custom.sku() : shown == null ? null : shown.sku(),
                    variant == null ? null : variant.title(),
                    shown == null ? null : shown.variantTitle(),
                    shown == null ? null : shown.slug(),
                    shown == null ? null : shown.imageUrl(),
                    line.item().quantity(),
                    price == null ? null : priced.shown(line, price.amount()),
                    price == null || price.compareAtPrice() == null ? null : priced.shown(line, price.compareAtPrice()),
                    priced.sum(id, PricedGroup.Portion::subtotal),
                    priced.sum(id, PricedGroup.Portion::discount),
                    priced.discounts().of(id),
                    priced.sum(
                            id,
                            portion -> portion.taxed() == null
                                    ? zero
                                    : portion.taxed().tax()),
                    priced.taxes(id),
                    priced.sum(
                            id,
                            portion -> portion.taxed() == null
                                    ? zero
                                    : portion.taxed().gross()),
                    line.forSale()
                            && price != null
                            && line.covered()
                            && line.invalidInputs().isEmpty(),
                    line.inputs(),
                    variant == null || variant.parts().isEmpty()
                            ? null
                            : variant.parts().stream().map(ItemPart::of).toList(),
                    custom == null ? null : CustomItem.of(custom));
        }
    }

    /// A custom line: what the shop sells in a draft order without a product.
    ///
    /// @param taxCategory code of the tax category
    /// @param shippable whether it is shipped or collected
    /// @param weightGrams weight of a unit
    @Schema(name = "CustomCartItem")
    record CustomItem(
            @Schema(example = "standard") String taxCategory,
            boolean shippable,
            @Schema(example = "0") long weightGrams) {

        static CustomItem of(CustomLine line) {
            return new CustomItem(line.taxCategory(), line.shippable(), line.weightGrams());
        }
    }

    /// A part of a bundle.
    ///
    /// @param quantity units in one bundle
    @Schema(name = "CartItemPart")
    record ItemPart(
            VariantId variantId,
            @Schema(example = "GRO-EB-37-250G") String sku,
            @Schema(example = "Espresso blend") String title,
            @Schema(example = "Blue") String variantTitle,
            @Schema(example = "2") int quantity) {

        static ItemPart of(BundlePart part) {
            return new ItemPart(part.variantId(), part.sku(), part.title(), part.variantTitle(), part.quantity());
        }
    }

    public static CartDetails of(PricedCart priced, @Nullable String token) {
        var cart = priced.cart();
        var draft = cart.draft();
        return new CartDetails(
                cart.id(),
                token,
                cart.status(),
                draft.currency().getCurrencyCode(),
                draft.locale().toLanguageTag(),
                draft.channel(),
                draft.email(),
                draft.note(),
                draft.shippingAddress(),
                draft.billingAddress(),
                priced.lines().stream().map(line -> Item.of(priced, line)).toList(),
                cart.items().stream().mapToInt(CartItem::quantity).sum(),
                priced.needsShipping(),
                priced.own().map(PricedGroup::shipping).orElse(null),
                cart.isDivided()
                        ? priced.groups().stream().map(CartGroupDetails::of).toList()
                        : null,
                draft.paymentMethod(),
                priced.discounts().codes().stream()
                        .map(code -> CartCode.of(code, cart.locale()))
                        .toList(),
                priced.discounts().sums(cart.currency()),
                CartGift.of(priced.discounts()),
                priced.totals(),
                priced.giftCards().stream()
                        .map(tender -> CartGiftCard.of(tender, cart.locale()))
                        .toList(),
                cart.status() == CartStatus.ACTIVE ? priced.due() : null,
                cart.status() == CartStatus.ACTIVE
                                && cart.quote() != null
                                && cart.quote().current()
                        ? cart.quote().until()
                        : null,
                CartVatNumber.of(draft.vatNumber(), priced.vatNumber()),
                priced.taxTreatment(),
                priced.taxNotes(),
                priced.taxSource(),
                priced.taxKnown(),
                priced.warnings(),
                cart.status() == CartStatus.COMPLETED ? List.of() : priced.problems(),
                cart.orderId() == null ? null : new OrderReference(cart.orderId()),
                cart.version(),
                cart.customerId() == null ? cart.expiresAt() : null);
    }
}
