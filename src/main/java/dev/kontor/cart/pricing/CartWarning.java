package dev.kontor.cart.pricing;

import dev.kontor.cart.CartItemId;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.Message;
import dev.kontor.tax.TaxDecision;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Something that the buyer should know about an item, or about the cart.
///
/// @param code stable code: `out-of-stock`, `backorder`, `preorder`, `price-changed`, `not-for-sale`, `price-missing`,
///     `inputs-invalid`, `vat-number-unverified`, `vat-number-invalid`, `vat-number-other-country`,
///     `exemption-not-valid`
/// @param itemId the item; absent if the warning is about the cart
/// @param previousPrice unit price when the item was added
/// @param currentPrice current unit price
/// @param available units that can be bought; for a backorder or a preorder, units that can be shipped
///     immediately; absent if more are in stock than `kontor.storefront.low-stock`
/// @param expectedOn when the other units are expected, if known
/// @param inputs codes of inputs that are missing or no longer valid
public record CartWarning(
        @Schema(example = "price-changed") String code,

        @Schema(implementation = String.class, example = "The price has changed since the item was added.")
        Message detail,

        @Nullable CartItemId itemId,
        @Nullable Money previousPrice,
        @Nullable Money currentPrice,
        @Nullable Integer available,
        @Nullable LocalDate expectedOn,
        @Nullable @Schema(example = "[\"engraving\"]") List<String> inputs) {

    /// Why the buyer pays tax.
    static CartWarning of(TaxDecision.Notice notice) {
        var code = notice.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new CartWarning(code, Message.of("cart." + code), null, null, null, null, null, null);
    }

    static CartWarning outOfStock(CartItemId item, @Nullable Integer available) {
        return new CartWarning(
                "out-of-stock", Message.of("cart.out-of-stock"), item, null, null, available, null, null);
    }

    /// Some units must wait.
    static CartWarning later(CartItemId item, ItemSupply supply) {
        var stock = supply.availability();
        return stock.preorder()
                ? new CartWarning(
                        "preorder",
                        Message.of("cart.preorder"),
                        item,
                        null,
                        null,
                        supply.shown(),
                        stock.expectedOn(),
                        null)
                : new CartWarning(
                        "backorder",
                        Message.of("cart.backorder"),
                        item,
                        null,
                        null,
                        supply.shown(),
                        stock.expectedOn(),
                        null);
    }

    static CartWarning priceChanged(CartItemId item, Money previous, Money current) {
        return new CartWarning(
                "price-changed", Message.of("cart.price-changed"), item, previous, current, null, null, null);
    }

    static CartWarning notForSale(CartItemId item) {
        return new CartWarning("not-for-sale", Message.of("cart.not-for-sale"), item, null, null, null, null, null);
    }

    static CartWarning priceMissing(CartItemId item) {
        return new CartWarning("price-missing", Message.of("cart.price-missing"), item, null, null, null, null, null);
    }

    /// The inputs of the product have changed.
    static CartWarning inputsInvalid(CartItemId item, List<String> inputs) {
        return new CartWarning(
                "inputs-invalid", Message.of("cart.inputs-invalid"), item, null, null, null, null, inputs);
    }

    CartWarning in(Locale language) {
        return new CartWarning(
                code, detail.in(language), itemId, previousPrice, currentPrice, available, expectedOn, inputs);
    }
}
