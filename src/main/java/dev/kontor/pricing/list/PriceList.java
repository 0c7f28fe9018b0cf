package dev.kontor.pricing.list;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.identity.CustomerId;
import dev.kontor.pricing.PriceListId;
import dev.kontor.pricing.PriceRules;
import dev.kontor.shared.money.PriceBasis;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.FieldProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Prices in one currency that replace the base prices, optionally for some buyers or a limited time.
///
/// @param kind never changes
/// @param basis whether its prices include tax; absent if they are what the buyer's tax zone shows
/// @param priority of the lists that apply, the one with the highest priority determines the price
/// @param startsAt when it starts applying; immediately if absent
/// @param endsAt when it stops applying; never if absent
/// @param channels codes of the channels that it applies to; empty for all
/// @param customerGroups groups that it applies to; empty for everybody
/// @param customers customers that it applies to; empty for everybody
/// @param countries codes of the countries that it applies to; empty for all
/// @param tierQuantities of a `PERCENT` list: smallest quantity of each tier
/// @param tierBasisPoints of a `PERCENT` list: discount of each tier
record PriceList(
        PriceListId id,
        long version,
        String name,
        PriceListStatus status,
        PriceListKind kind,
        Currency currency,
        @Nullable PriceBasis basis,
        int priority,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        List<String> channels,
        List<CustomerGroupId> customerGroups,
        List<CustomerId> customers,
        List<String> countries,
        List<Integer> tierQuantities,
        List<Integer> tierBasisPoints,
        Instant createdAt,
        Instant updatedAt) {

    static PriceList create(CreatePriceList wanted, Instant now) {
        var conditions = PriceListConditions.of(
                wanted.channels(), wanted.customerGroupIds(), wanted.customerIds(), wanted.countries());
        var tiers = tiers(wanted.percentTiers());
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
                        tiers.stream().map(PercentTier::minQuantity).toList(),
                        tiers.stream().map(PercentTier::discountBasisPoints).toList(),
                        now,
                        now)
                .checked();
    }

    PriceList change(ChangePriceList changed, Instant now) {
        var conditions = PriceListConditions.of(
                changed.channels(), changed.customerGroupIds(), changed.customerIds(), changed.countries());
        var tiers = tiers(changed.percentTiers());
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
                        tiers.stream().map(PercentTier::minQuantity).toList(),
                        tiers.stream().map(PercentTier::discountBasisPoints).toList(),
                        createdAt,
                        now)
                .checked();
    }

    private static List<PercentTier> tiers(@Nullable List<PercentTier> wanted) {
        return wanted == null ? List.of() : wanted;
    }

    /// The discounts of a `PERCENT` list.
    List<PercentTier> percentTiers() {
        return IntStream.range(0, tierQuantities.size())
                .mapToObj(index -> new PercentTier(tierQuantities.get(index), tierBasisPoints.get(index)))
                .toList();
    }

    PriceListConditions conditions() {
        return new PriceListConditions(channels, customerGroups, customers, countries);
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
        } else if (!tierQuantities.isEmpty()) {
            errors.add(FieldProblem.ofPointer(
                    "/percentTiers", "not-allowed", "Only a list of kind `PERCENT` has discounts."));
        }
        PriceRules.refuse(errors);
        return this;
    }

    private void checkTiers(List<FieldProblem> errors) {
        if (tierQuantities.isEmpty()) {
            errors.add(FieldProblem.ofPointer(
                    "/percentTiers", "required", "A list of kind `PERCENT` needs the discount of one unit."));
            return;
        }
        if (tierQuantities.getFirst() != 1) {
            errors.add(FieldProblem.ofPointer(
                    "/percentTiers/0/minQuantity",
                    "gap",
                    "The first tier must start at 1. Later tiers close the gaps."));
        }
        for (int index = 1; index < tierQuantities.size(); index++) {
            if (tierQuantities.get(index) <= tierQuantities.get(index - 1)) {
                errors.add(FieldProblem.ofPointer(
                        "/percentTiers/" + index + "/minQuantity",
                        "not-ascending",
                        "Must be greater than in the tier before."));
            }
            if (tierBasisPoints.get(index) <= tierBasisPoints.get(index - 1)) {
                errors.add(FieldProblem.ofPointer(
                        "/percentTiers/" + index + "/discountBasisPoints",
                        "not-ascending",
                        "Must be greater than in the tier before: more units never cost more each."));
            }
        }
    }
}
