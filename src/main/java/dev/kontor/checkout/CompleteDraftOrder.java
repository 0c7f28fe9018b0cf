package dev.kontor.checkout;

import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Turns a draft order into an order.
///
/// @param paymentMethod code of a payment method that needs no data of the buyer, such as a bank transfer;
///     absent if nothing is due
/// @param expectedTotal the total that was agreed with the buyer; the request is rejected if it differs
record CompleteDraftOrder(
        @Nullable @Size(min = 1, max = 50) @Schema(example = "bank-transfer")
        String paymentMethod,

        @Nullable Money expectedTotal) {

    static final CompleteDraftOrder NOTHING_DUE = new CompleteDraftOrder(null, null);

    CompletionRequest request() {
        return new CompletionRequest(expectedTotal, null, true, paymentMethod);
    }
}
