package dev.kontor.pricing.list;

import dev.kontor.pricing.PriceListId;
import dev.kontor.pricing.PriceRules;
import dev.kontor.shared.problem.FieldProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Other prices for a while, in one currency.
///
/// @param priority between two lists with the same price the higher one is named as the source
/// @param startsAt from when on it applies; at once if absent
/// @param endsAt until when it applies; for ever if absent
/// @param channels codes of the channels that it is for; all channels if there are none
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

    /// Each once, in the order of the alphabet.
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
