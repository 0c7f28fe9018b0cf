package dev.kontor.shipping.method;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Validates that the fields of a shipping method are consistent.
final class ShippingRules {

    private static final long MOST = 1_000_000_000_000L;

    private ShippingRules() {}

    /// @throws BadRequestException `validation-failed` with all invalid fields
    /// @throws RejectedException `currency-not-supported`
    static void check(SaveShippingMethod method, List<Currency> currencies) {
        var errors = new ArrayList<FieldProblem>();
        if (method.maxDays() < method.minDays()) {
            errors.add(FieldProblem.ofPointer("/maxDays", "too-small", "Must not be less than `minDays`."));
        }
        var brackets = new HashSet<List<Object>>();
        for (int index = 0; index < method.rates().size(); index++) {
            var rate = method.rates().get(index);
            var pointer = "/rates/" + index;
            boolean flat = method.kind() == ShippingKind.FLAT;
            if (flat && rate.upToGrams() != null) {
                errors.add(
                        FieldProblem.ofPointer(pointer + "/upToGrams", "unexpected", "Applies only to `BY_WEIGHT`."));
            } else if (!flat && rate.upToGrams() == null) {
                errors.add(
                        FieldProblem.ofPointer(pointer + "/upToGrams", "required", "A weight bracket needs a limit."));
            }
            amount(rate.price(), pointer + "/price/amount", errors);
            long limit = rate.upToGrams() == null ? 0 : rate.upToGrams();
            if (!brackets.add(List.of(rate.price().currency(), limit))) {
                errors.add(
                        FieldProblem.ofPointer(pointer, "repeated", "Another rate has the same currency and limit."));
            }
        }
        var limits = new HashSet<Currency>();
        for (int index = 0; index < method.freeAbove().size(); index++) {
            var limit = method.freeAbove().get(index);
            amount(limit, "/freeAbove/" + index + "/amount", errors);
            if (!limits.add(limit.currency())) {
                errors.add(FieldProblem.ofPointer(
                        "/freeAbove/" + index, "repeated", "Another limit is in this currency."));
            }
        }
        if (!errors.isEmpty()) {
            throw new BadRequestException(
                    ProblemCode.VALIDATION_FAILED, "The shipping method is not valid.", Map.of(), errors);
        }
        Stream.concat(method.rates().stream().map(ShippingRate::price), method.freeAbove().stream())
                .map(Money::currency)
                .filter(currency -> !currencies.contains(currency))
                .findFirst()
                .ifPresent(currency -> {
                    throw new RejectedException(
                            ProblemCode.CURRENCY_NOT_SUPPORTED,
                            "The shop does not sell in %s.".formatted(currency.getCurrencyCode()));
                });
    }

    private static void amount(Money money, String pointer, List<FieldProblem> errors) {
        if (money.minor() < 0 || money.minor() > MOST) {
            errors.add(FieldProblem.ofPointer(pointer, "out-of-range", "Must be between 0 and %d.".formatted(MOST)));
        }
    }
}
