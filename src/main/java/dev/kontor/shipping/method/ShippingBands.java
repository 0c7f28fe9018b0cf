package dev.kontor.shipping.method;

import dev.kontor.shared.problem.FieldProblem;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Validates the bands of a method: each has the limit of the kind, and in every currency they ascend. A band
/// begins where the previous one ends, so that there are no gaps.
final class ShippingBands {

    private final ShippingKind kind;
    private final List<FieldProblem> errors;
    private final Map<Currency, Band> previous = new HashMap<>();

    /// @param limit null if the band has none
    private record Band(int index, @Nullable Long limit) {}

    private ShippingBands(ShippingKind kind, List<FieldProblem> errors) {
        this.kind = kind;
        this.errors = errors;
    }

    /// @param pointer of the list of rates
    static void check(ShippingKind kind, List<ShippingRate> rates, String pointer, List<FieldProblem> errors) {
        var bands = new ShippingBands(kind, errors);
        for (int index = 0; index < rates.size(); index++) {
            bands.check(rates.get(index), index, pointer + "/" + index);
        }
    }

    private void check(ShippingRate rate, int index, String pointer) {
        ShippingRules.amount(rate.price(), pointer + "/price/amount", errors);
        unexpected(rate.upToGrams(), ShippingKind.BY_WEIGHT, pointer + "/upToGrams");
        unexpected(rate.upToValue(), ShippingKind.BY_VALUE, pointer + "/upToValue");
        unexpected(rate.upToQuantity(), ShippingKind.BY_QUANTITY, pointer + "/upToQuantity");
        unexpected(rate.upToCm3(), ShippingKind.BY_VOLUME, pointer + "/upToCm3");
        value(rate, pointer + "/upToValue");
        var limit = rate.limit(kind);
        if (limit == null && kind.isLimited()) {
            refuse(
                    pointer + (kind == ShippingKind.BY_WEIGHT ? "/upToGrams" : "/upToCm3"),
                    "required",
                    "A band by weight or volume needs a limit.");
            return;
        }
        var before = previous.put(rate.price().currency(), new Band(index, limit));
        if (before != null && (before.limit() == null || limit != null && limit <= before.limit())) {
            refuse(
                    pointer,
                    before.limit() == null || limit == null || limit < before.limit() ? "not-ascending" : "repeated",
                    "The bands of a currency must ascend, and only the last one can be without a limit. This one follows "
                            + "`rates/%d`.".formatted(before.index()));
            return;
        }
        additional(rate, before == null || before.limit() == null ? 0 : before.limit(), pointer + "/additional");
    }

    private void value(ShippingRate rate, String pointer) {
        var value = rate.upToValue();
        if (value == null) {
            return;
        }
        ShippingRules.amount(value, pointer + "/amount", errors);
        if (!value.currency().equals(rate.price().currency())) {
            refuse(pointer + "/currency", "other-currency", "Must be the currency of the price.");
        }
    }

    /// Limits the highest price of the band, so that no parcel overflows.
    private void additional(ShippingRate rate, long begin, String pointer) {
        var additional = rate.additional();
        if (additional == null) {
            return;
        }
        ShippingRules.amount(additional.price(), pointer + "/price/amount", errors);
        if (!additional.price().currency().equals(rate.price().currency())) {
            refuse(pointer + "/price/currency", "other-currency", "Must be the currency of the price.");
            return;
        }
        var limit = rate.limit(kind);
        if (kind.measure() == null || limit == null && kind != ShippingKind.BY_QUANTITY) {
            refuse(pointer, "unexpected", "Applies only to a band with a limit.");
            return;
        }
        long parts = additional.parts((limit == null ? ShippingRate.MAX_UNITS : limit) - begin);
        if (additional.price().minor() > 0
                && parts > ShippingRules.MAX / additional.price().minor()) {
            refuse(pointer, "out-of-range", "The price at the end of the band is too high.");
        }
    }

    private void unexpected(@Nullable Object limit, ShippingKind only, String pointer) {
        if (limit != null && kind != only) {
            refuse(pointer, "unexpected", "Applies only to `%s`.".formatted(only));
        }
    }

    private void refuse(String pointer, String code, String detail) {
        errors.add(FieldProblem.ofPointer(pointer, code, detail));
    }
}
