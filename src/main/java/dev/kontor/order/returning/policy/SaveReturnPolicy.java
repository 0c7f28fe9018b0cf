package dev.kontor.order.returning.policy;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Replaces the shop's rules for returns.
///
/// @param windowDays days after delivery, or after shipment without a reported delivery, in which units
///     can be returned; 0 for none
/// @param channelDays different windows by code of the channel
/// @param productDays different windows by id of the product; they take precedence over those of channels
/// @param autoApprove whether requests of buyers are approved at once
/// @param instructions how to send the goods, in the default language
/// @param instructionTexts `instructions` in other languages of the shop, by BCP 47 tag
/// @param restockingPercent fee in percent of the price of returned units, unless a refund states another
///     one
/// @param shippingRefund how much of the shipping is refunded, unless a refund states another rule
/// @param labels how labels of returns are bought; absent if the shop has none
record SaveReturnPolicy(
        @Schema(example = "30") @NotNull @Min(0) @Max(3_650) Integer windowDays,

        @Schema(example = "{\"outlet\":14}") @Size(max = 200) @Nullable
        Map<
                        @NotNull @Size(max = 64) @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*") String,
                        @NotNull @Min(0) @Max(3_650) Integer>
                channelDays,

        @Schema(example = "{\"prod_01jdhe0000f7n8t0000000000e\":0}") @Size(max = 1_000) @Nullable
        Map<@NotNull @Size(max = 40) String, @NotNull @Min(0) @Max(3_650) Integer> productDays,

        @NotNull Boolean autoApprove,

        @Schema(example = "Send the goods to: Kontor, Street 1, Berlin.") @Size(max = 2_000) @Nullable
        String instructions,

        @Schema(example = "{\"de\":\"Senden Sie die Ware an: Kontor, Straße 1, Berlin.\"}") @Size(max = 20) @Nullable
        Map<@NotBlank @Size(max = 35) String, @NotBlank @Size(max = 2_000) String> instructionTexts,

        @Schema(example = "10") @NotNull @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 2)
        BigDecimal restockingPercent,

        @NotNull ShippingRefund shippingRefund,
        @Nullable @Valid ReturnLabels labels) {}
