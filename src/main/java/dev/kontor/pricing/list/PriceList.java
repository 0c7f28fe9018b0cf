package dev.kontor.pricing.list;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.identity.CustomerId;
import dev.kontor.pricing.PriceListId;
import dev.kontor.pricing.PriceRules;
import dev.kontor.shared.money.PriceBasis;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A price list with all its fields, for staff.
///
/// @param basis whether its prices include tax; if absent, they are what the buyer's tax zone shows
/// @param channels codes of the channels that it applies to; empty for all
/// @param customerGroupIds groups that it applies to; empty for everybody
/// @param customerIds customers that it applies to; empty for everybody
/// @param countries ISO 3166-1 codes of the destinations that it applies to; empty for all
/// @param percentTiers discounts of a `PERCENT` list, ascending, the first from one unit
@Schema(name = "PriceListDetails")
record PriceList(
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

    static PriceList create(CreatePriceList wanted, Instant now) {
        var conditions = PriceListConditions.of(
                wanted.channels(), wanted.customerGroupIds(), wanted.customerIds(), wanted.countries());
        return new PriceList(
                        PriceListId.next(),
                        1,
                        wanted.name(),
                        wanted.status(),
                        wanted.kind() == null ? PriceListKind.SALE : wanted.kind(),
                        wanted.currency(),
                        wanted.basis(),
                        wanted.priority(),
                        wanted.startsAt(),
                        wanted.endsAt(),
                        conditions.channels(),
                        conditions.customerGroups(),
                        conditions.customers(),
                        conditions.countries(),
                        Objects.requireNonNullElse(wanted.percentTiers(), List.of()),
                        now,
                        now)
                .checked();
    }

    PriceList change(ChangePriceList changed, Instant now) {
        var conditions = PriceListConditions.of(
                changed.channels(), changed.customerGroupIds(), changed.customerIds(), changed.countries());
        return new PriceList(
                        id,
                        version,
                        changed.name(),
                        changed.status(),
                        kind,
                        currency,
                        changed.basis(),
                        changed.priority(),
                        changed.startsAt(),
                        changed.endsAt(),
                        conditions.channels(),
                        conditions.customerGroups(),
                        conditions.customers(),
                        conditions.countries(),
                        Objects.requireNonNullElse(changed.percentTiers(), List.of()),
                        createdAt,
                        now)
                .checked();
    }

    PriceListConditions conditions() {
        return new PriceListConditions(channels, customerGroupIds, customerIds, countries);
    }

    /// @throws BadRequestException `validation-failed` if it ends before it starts, or if its tiers or
    ///     basis do not fit its kind
    private PriceList checked() {
        var errors = new ArrayList<FieldProblem>();
        if (startsAt != null && endsAt != null && !endsAt.isAfter(startsAt)) {
            errors.add(FieldProblem.ofPointer("/endsAt", "too-small", "Must be after `startsAt`."));
        }
        if (kind == PriceListKind.PERCENT) {
            if (basis != null) {
                errors.add(FieldProblem.ofPointer(
                        "/basis", "not-allowed", "A `PERCENT` list has the basis of the base prices."));
            }
            checkTiers(errors);
        } else if (!percentTiers.isEmpty()) {
            errors.add(FieldProblem.ofPointer(
                    "/percentTiers", "not-allowed", "Only a list of kind `PERCENT` has discounts."));
        }
        PriceRules.refuse(errors);
        return this;
    }

    private void checkTiers(List<FieldProblem> errors) {
        if (percentTiers.isEmpty()) {
            errors.add(FieldProblem.ofPointer(
                    "/percentTiers", "required", "A list of kind `PERCENT` needs the discount of one unit."));
            return;
        }
        if (percentTiers.getFirst().minQuantity() != 1) {
            errors.add(FieldProblem.ofPointer(
                    "/percentTiers/0/minQuantity",
                    "gap",
                    "The first tier must start at 1. Later tiers close the gaps."));
        }
        for (int index = 1; index < percentTiers.size(); index++) {
            var before = percentTiers.get(index - 1);
            var tier = percentTiers.get(index);
            if (tier.minQuantity() <= before.minQuantity()) {
                errors.add(FieldProblem.ofPointer(
                        "/percentTiers/" + index + "/minQuantity",
                        "not-ascending",
                        "Must be greater than in the tier before."));
            }
            if (tier.discountBasisPoints() <= before.discountBasisPoints()) {
                errors.add(FieldProblem.ofPointer(
                        "/percentTiers/" + index + "/discountBasisPoints",
                        "not-ascending",
                        "Must be greater than in the tier before: more units never cost more each."));
            }
        }
    }
}
