package dev.kontor.cart.draft;

import dev.kontor.cart.CartItemId;
import dev.kontor.cart.item.CartDetails;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.ContentTagged;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// A draft order: a cart that staff prepare.
///
/// @param draft its row in the list
/// @param agreedPrices items whose unit price staff entered
/// @param cart what the buyer sees, priced now; it contains no token
record DraftOrder(DraftOrderSummary draft, List<AgreedPrice> agreedPrices, CartDetails cart, long version)
        implements ContentTagged {

    /// A unit price that staff entered.
    ///
    /// @param by id of the member of staff or the API key that entered it
    @Schema(name = "AgreedItemPrice")
    record AgreedPrice(
            CartItemId itemId,
            Money unitPrice,

            @Schema(example = "Matched the price of the catalogue.")
            String reason,

            @Schema(example = "stf_01h455vb4pex5vsknk084sn02q")
            String by) {}
}
