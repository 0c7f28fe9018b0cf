package dev.kontor.pricing.list;

import dev.kontor.channel.Channel;
import dev.kontor.customer.CustomerGroupId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.money.PriceBasis;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fields of a price list that can be changed. Its kind and currency cannot change, because its
/// prices depend on them.
///
/// @param basis whether its prices include tax; if absent, they are what the buyer's tax zone shows
/// @param channels codes of the channels that it applies to; empty for all
/// @param customerGroupIds groups that it applies to; empty for everybody
/// @param customerIds customers that it applies to; empty for everybody
/// @param countries ISO 3166-1 codes of the destinations that it applies to; empty for all
/// @param percentTiers discounts of a `PERCENT` list, ascending, the first from one unit
record ChangePriceList(
        @NotBlank @Size(max = 100) @Schema(example = "Summer sale")
        String name,

        @NotNull PriceListStatus status,
        @Nullable PriceBasis basis,
        @NotNull @Min(0) @Max(1_000) @Schema(example = "10") Integer priority,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,

        @Nullable @Size(max = 100) @Schema(example = "[\"outlet\"]")
        List<@NotNull @Size(min = 1, max = Channel.CODE_LENGTH) @Pattern(regexp = Channel.CODE) String> channels,

        @Nullable @Size(max = 100) List<@NotNull CustomerGroupId> customerGroupIds,
        @Nullable @Size(max = 100) List<@NotNull CustomerId> customerIds,

        @Nullable @Size(max = 250) @Schema(example = "[\"DE\",\"AT\"]")
        List<@NotNull @Pattern(regexp = "[A-Z]{2}") String> countries,

        @Nullable @Size(max = PriceTier.MAX) List<@NotNull @Valid PercentTier> percentTiers) {}
