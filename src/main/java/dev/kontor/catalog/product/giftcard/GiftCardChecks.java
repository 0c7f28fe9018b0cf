package dev.kontor.catalog.product.giftcard;

import dev.kontor.catalog.GiftCardRange;
import dev.kontor.catalog.GiftCardTerms;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.shop.Shop;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Validates the terms of gift cards and reports all problems at once.
final class GiftCardChecks {

    private final Shop shop;
    private final List<FieldProblem> errors = new ArrayList<>();

    private GiftCardChecks(Shop shop) {
        this.shop = shop;
    }

    /// @throws RejectedException with all problems found
    static void require(GiftCardTerms terms, Shop shop) {
        var checks = new GiftCardChecks(shop);
        checks.check(terms);
        if (!checks.errors.isEmpty()) {
            throw new RejectedException(
                    ProblemCode.REJECTED, "The gift card terms are invalid.", Map.of(), List.copyOf(checks.errors));
        }
    }

    private void check(GiftCardTerms terms) {
        if (terms.isChosen() && terms.ranges().isEmpty()) {
            refuse("/ranges", "required", "A chosen value needs a range for each currency.");
        }
        if (!terms.isChosen() && !terms.ranges().isEmpty()) {
            refuse("/ranges", "refused", "Applies only to amount `CHOSEN`: a fixed value is the price of the variant.");
        }
        var currencies = new HashSet<Currency>();
        for (int index = 0; index < terms.ranges().size(); index++) {
            var range = terms.ranges().get(index);
            var at = "/ranges/" + index;
            var currency = range.maximum().currency();
            if (!currencies.add(currency)) {
                refuse(at + "/maximum/currency", "repeated", "Another range is in this currency.");
            }
            if (!shop.currencies().contains(currency)) {
                refuse(at + "/maximum/currency", "not-offered", "The shop does not sell in this currency.");
            }
            if (!range.maximum().isPositive() || range.maximum().minor() > GiftCardTerms.MAX_MINOR) {
                refuse(
                        at + "/maximum/amount",
                        "out-of-range",
                        "Must be between 1 and %d.".formatted(GiftCardTerms.MAX_MINOR));
            }
            suggestions(range, at + "/suggestions");
        }
    }

    private void suggestions(GiftCardRange range, String at) {
        var seen = new HashSet<Money>();
        for (int index = 0; index < range.suggestions().size(); index++) {
            var suggestion = range.suggestions().get(index);
            var there = at + "/" + index;
            if (!suggestion.currency().equals(range.maximum().currency())) {
                refuse(there + "/currency", "refused", "Must be the currency of `maximum`.");
            } else if (!suggestion.isPositive() || range.maximum().isLessThan(suggestion)) {
                refuse(there + "/amount", "out-of-range", "Must be greater than 0 and at most `maximum`.");
            } else if (!seen.add(suggestion)) {
                refuse(there, "repeated", "List each amount once.");
            }
        }
    }

    private void refuse(String pointer, String code, String detail) {
        errors.add(FieldProblem.ofPointer(pointer, code, detail));
    }
}
