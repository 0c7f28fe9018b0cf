package dev.kontor.pricing.explain;

import dev.kontor.catalog.VariantId;
import dev.kontor.channel.Channel;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.address.AddressRules;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.problem.RejectedException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// The price to explain.
///
/// @param currency the default currency of the channel if absent
/// @param quantity units, which select the tier; one if absent
/// @param customerId a customer, with their groups; a guest if absent
/// @param country ISO 3166-1 code of the destination; not known if absent
/// @param region ISO 3166-2 subdivision of the destination, such as `CA`; requires `country`
/// @param postcode of the destination; requires `country`
/// @param vatNumber of the buyer; what its register answered last counts. Requires `country`
/// @param channel code of the channel, active or inactive; the default channel if absent
record ExplainPrice(
        @NotNull VariantId variantId,

        @Schema(type = "string", example = "EUR", minLength = 3, maxLength = 3, pattern = "^[A-Z]{3}$") @Nullable
        Currency currency,

        @Schema(example = "10") @Min(1) @Max(1_000_000) @Nullable
        Integer quantity,

        @Nullable CustomerId customerId,

        @Schema(example = "DE") @Pattern(regexp = "[A-Z]{2}") @Nullable
        String country,

        @Schema(example = "CA") @Size(max = 100) @Nullable String region,

        @Schema(example = "94103") @Size(max = 20) @Nullable String postcode,

        @Schema(example = "ATU12345675") @Size(max = 24) @Nullable
        String vatNumber,

        @Schema(example = "outlet") @Size(min = 1, max = Channel.CODE_LENGTH) @Pattern(regexp = Channel.CODE) @Nullable
        String channel) {

    /// The destination; null if it is not known.
    @Nullable
    Destination destination() {
        if (country != null) {
            return AddressRules.check("", new Destination(country, region, postcode));
        }
        if (region != null || postcode != null || vatNumber != null) {
            throw RejectedException.at(
                    "/country", "required", "Set `country` if you set `region`, `postcode` or `vatNumber`.");
        }
        return null;
    }
}
