package dev.kontor.pricing.list;

import dev.kontor.pricing.PriceListId;
import dev.kontor.pricing.PriceRules;
import dev.kontor.shared.problem.FieldProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Prices in one currency that override the base prices, optionally for a limited time.
///
/// @param priority if two lists have the same price, the one with the higher priority is the source
/// @param startsAt when it starts applying; immediately if absent
/// @param endsAt when it stops applying; never if absent
/// @param channels codes of the channels that it applies to; empty for all
record PriceList(
        PriceListId id,
        long version,
        String name,
        PriceListStatus status,
        Currency currency,
        int priority,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        List<String> channels,
        Instant createdAt,
        Instant updatedAt) {

    PriceList change(ChangePriceList changed, Instant now) {
        return new PriceList(
                id,
                version,
                changed.name(),
                changed.status(),
                currency,
                changed.priority(),
                changed.startsAt(),
                changed.endsAt(),
                codes(changed.channels()),
                createdAt,
                now);
    }

    /// Returns the codes without duplicates, in alphabetical order.
    static List<String> codes(@Nullable List<String> channels) {
        return channels == null
                ? List.of()
                : channels.stream().distinct().sorted().toList();
    }

    /// @throws BadRequestException `validation-failed` if it ends before it starts
    void requireOrder() {
        if (startsAt != null && endsAt != null && !endsAt.isAfter(startsAt)) {
            var errors = new ArrayList<FieldProblem>();
            errors.add(FieldProblem.ofPointer("/endsAt", "too-small", "Must be after `startsAt`."));
            PriceRules.refuse(errors);
        }
    }
}
