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

    static final long MOST = 1_000_000_000_000L;

    private ShippingRules() {}

    /// @throws BadRequestException `validation-failed` with all invalid fields
    /// @throws RejectedException `currency-not-supported`
    static void check(SaveShippingMethod method, List<Currency> currencies) {
        var errors = new ArrayList<FieldProblem>();
        if (method.maxDays() < method.minDays()) {
            errors.add(FieldProblem.ofPointer("/maxDays", "too-small", "Must not be less than `minDays`."));
        }
        ShippingBands.check(method.kind(), method.rates(), "/rates", errors);
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

    static void amount(Money money, String pointer, List<FieldProblem> errors) {
        if (money.minor() < 0 || money.minor() > MOST) {
            errors.add(FieldProblem.ofPointer(pointer, "out-of-range", "Must be between 0 and %d.".formatted(MOST)));
        }
    }
}
