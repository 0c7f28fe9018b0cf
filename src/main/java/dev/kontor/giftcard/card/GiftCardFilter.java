package dev.kontor.giftcard.card;

import dev.kontor.giftcard.GiftCardBatchId;
import dev.kontor.giftcard.GiftCardStatus;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.binding.TimeRange;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Filters the list of gift cards.
///
/// @param status only cards with one of these
/// @param currency only cards in this currency
/// @param customerId only cards issued for this customer
/// @param batchId only cards of this batch
/// @param lastCharacters only cards whose code ends with these four characters
record GiftCardFilter(
        @Size(max = 3) @Nullable List<GiftCardStatus> status,

        @Parameter(example = "EUR") @Pattern(regexp = "[A-Z]{3}") @Nullable
        String currency,

        @Nullable CustomerId customerId,
        @Nullable GiftCardBatchId batchId,

        @Parameter(example = "7K3P") @Pattern(regexp = "[0-9A-Za-z]{4}") @Nullable
        String lastCharacters,

        @Nullable TimeRange expiresAt,
        @Nullable TimeRange createdAt) {

    Conditions conditions() {
        return new Conditions()
                .and(GiftCardQueries.STATUS + " = any(:status)", "status", status)
                .and("currency = :currency", "currency", currency)
                .and("customer_id = :customerId", "customerId", customerId)
                .and("batch_id = :batchId", "batchId", batchId)
                .and(
                        "last_characters = :lastCharacters",
                        "lastCharacters",
                        lastCharacters == null ? null : lastCharacters.toUpperCase(Locale.ROOT))
                .and(TimeRange.on("expires_at", expiresAt))
                .and(TimeRange.on("created_at", createdAt));
    }
}
