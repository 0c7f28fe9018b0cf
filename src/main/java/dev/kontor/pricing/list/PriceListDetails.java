package dev.kontor.pricing.list;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.identity.CustomerId;
import dev.kontor.pricing.PriceListId;
import dev.kontor.shared.money.PriceBasis;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A price list with all its fields, for staff.
///
/// @param basis whether its prices include tax; if absent, they are what the buyer's tax zone shows
/// @param channels codes of the channels that it applies to; empty for all
/// @param customerGroupIds groups that it applies to; empty for everybody
/// @param customerIds customers that it applies to; empty for everybody
/// @param countries ISO 3166-1 codes of the destinations that it applies to; empty for all
/// @param percentTiers discounts of a `PERCENT` list, ascending, the first from one unit
record PriceListDetails(
        PriceListId id,
        @Schema(example = "3") long version,
        @Schema(example = "Summer sale") String name,
        PriceListStatus status,
        PriceListKind kind,
        @Schema(type = "string", example = "EUR") Currency currency,
        @Nullable PriceBasis basis,
        @Schema(example = "10") int priority,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Schema(example = "[\"outlet\"]") List<String> channels,
        List<CustomerGroupId> customerGroupIds,
        List<CustomerId> customerIds,
        @Schema(example = "[\"DE\",\"AT\"]") List<String> countries,
        List<PercentTier> percentTiers,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static PriceListDetails of(PriceList list) {
        return new PriceListDetails(
                list.id(),
                list.version(),
                list.name(),
                list.status(),
                list.kind(),
                list.currency(),
                list.basis(),
                list.priority(),
                list.startsAt(),
                list.endsAt(),
                list.channels(),
                list.customerGroups(),
                list.customers(),
                list.countries(),
                list.percentTiers(),
                list.createdAt(),
                list.updatedAt());
    }
}
