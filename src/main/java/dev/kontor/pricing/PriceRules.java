package dev.kontor.pricing;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.shop.Shop;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Validates prices, regardless of who sets them.
public final class PriceRules {

    private static final long MAX = 1_000_000_000_000L;

    private PriceRules() {}

    /// Adds a problem for each rule that the price breaks.
    ///
    /// @param pointer JSON pointer to the price in the request
    public static void check(Money amount, @Nullable Money compareAt, String pointer, List<FieldProblem> errors) {
        if (amount.minor() < 0 || amount.minor() > MAX) {
            errors.add(FieldProblem.ofPointer(
                    pointer + "/amount/amount", "out-of-range", "Must be between 0 and %d.".formatted(MAX)));
        }
        if (compareAt == null) {
            return;
        }
        if (!compareAt.currency().equals(amount.currency())) {
            errors.add(FieldProblem.ofPointer(
                    pointer + "/compareAtPrice/currency",
                    "other-currency",
                    "Must have the same currency as `amount`."));
        } else if (compareAt.minor() <= amount.minor() || compareAt.minor() > MAX) {
            errors.add(FieldProblem.ofPointer(
                    pointer + "/compareAtPrice/amount", "out-of-range", "Must be greater than `amount`."));
        }
    }

    /// @throws BadRequestException `validation-failed` if there are errors
    public static void refuse(List<FieldProblem> errors) {
        if (!errors.isEmpty()) {
            throw new BadRequestException(
                    ProblemCode.VALIDATION_FAILED, "The prices are not valid.", Map.of(), List.copyOf(errors));
        }
    }

    /// @throws RejectedException `currency-not-supported`
    public static void requireSold(Currency currency, Shop shop) {
        if (!shop.currencies().contains(currency)) {
            throw new RejectedException(
                    ProblemCode.CURRENCY_NOT_SUPPORTED,
                    "The shop does not sell in %s.".formatted(currency.getCurrencyCode()));
        }
    }
}
