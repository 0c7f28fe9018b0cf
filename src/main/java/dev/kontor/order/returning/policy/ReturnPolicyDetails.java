package dev.kontor.order.returning.policy;

import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The shop's rules for returns.
///
/// @param windowDays days after delivery, or after shipment without a reported delivery, in which units
///     can be returned; 0 for none
/// @param channelDays different windows by code of the channel
/// @param productDays different windows by id of the product; they take precedence over those of channels
/// @param autoApprove whether requests of buyers are approved at once
/// @param instructions how to send the goods, in the default language; buyers read it in approved returns
/// @param instructionTexts `instructions` in other languages, by BCP 47 tag
/// @param restockingPercent fee in percent of the price of returned units, unless a refund states another
///     one
/// @param shippingRefund how much of the shipping is refunded, unless a refund states another rule
/// @param labels how labels of returns are bought; absent if the shop has none
record ReturnPolicyDetails(
        @Schema(example = "1") long version,
        @Schema(example = "30") int windowDays,
        @Schema(example = "{\"outlet\":14}") Map<String, Integer> channelDays,

        @Schema(example = "{\"prod_01jdhe0000f7n8t0000000000e\":0}")
        Map<String, Integer> productDays,

        boolean autoApprove,

        @Schema(example = "Send the goods to: Kontor, Street 1, Berlin.") @Nullable
        String instructions,

        @Schema(example = "{\"de\":\"Senden Sie die Ware an: Kontor, Straße 1, Berlin.\"}")
        Map<String, String> instructionTexts,

        @Schema(example = "10") BigDecimal restockingPercent,
        ShippingRefund shippingRefund,
        @Nullable ReturnLabels labels,
        Instant updatedAt)
        implements Versioned {}
