package dev.kontor.pricing.list;

import dev.kontor.pricing.PriceListId;
import dev.kontor.pricing.PriceRules;
import dev.kontor.shared.problem.FieldProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// Other prices for a while, in one currency.
///
/// @param priority between two lists with the same price the higher one is named as the source
/// @param startsAt from when on it applies; at once if absent
/// @param endsAt until when it applies; for ever if absent
record PriceList(
        PriceListId id,
        long version,
        String name,
        PriceListStatus status,
        Currency currency,
        int priority,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
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
                createdAt,
                now);
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
