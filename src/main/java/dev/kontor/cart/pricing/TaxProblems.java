package dev.kontor.cart.pricing;

import dev.kontor.cart.CartItemId;
import dev.kontor.cart.CheckoutCart.Problem;
import dev.kontor.cart.aggregate.TaxSplit;
import dev.kontor.shared.problem.Message;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.tax.TaxRules;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reports why the tax of a group is not known. A shop that sells without tax has a rate of 0.
final class TaxProblems {

    private static final String UNAVAILABLE = "tax-unavailable";

    private TaxProblems() {}

    static List<Problem> of(
            String place,
            TaxRules rules,
            List<PricedGroup.Portion> portions,
            List<TaxRules.TaxShare> shipping,
            @Nullable ShippingGroupId group) {
        return switch (rules.coverage()) {
            case REGION_MISSING ->
                List.of(new Problem("region-missing", Message.of("cart.region-missing"), null, group));
            case POSTCODE_MISSING ->
                List.of(new Problem("postcode-missing", Message.of("cart.postcode-missing"), null, group));
            case NO_ZONE ->
                rules.isUntaxed()
                        ? List.of()
                        : List.of(new Problem(
                                UNAVAILABLE,
                                Message.of("cart.tax-unavailable"),
                                null,
                                group,
                                Message.of("cart.create-zone", "place", place)));
            case ZONE -> withoutRate(rules, portions, shipping, group);
        };
    }

    private static List<Problem> withoutRate(
            TaxRules rules,
            List<PricedGroup.Portion> portions,
            List<TaxRules.TaxShare> shipping,
            @Nullable ShippingGroupId group) {
        var problems = new ArrayList<Problem>();
        for (var portion : portions) {
            var split = portion.line().split();
            if (split != null) {
                var id = portion.line().item().id();
                split.weights().stream()
                        .map(TaxSplit.Weight::category)
                        .flatMap(category ->
                                withoutRate(rules, category, () -> Message.of("cart.item-tax-unavailable"), id, group))
                        .forEach(problems::add);
            }
        }
        shipping.stream()
                .flatMap(share -> withoutRate(
                        rules, share.category(), () -> Message.of("cart.shipping-tax-unavailable"), null, group))
                .forEach(problems::add);
        return problems;
    }

    private static Stream<Problem> withoutRate(
            TaxRules rules,
            String category,
            Supplier<Message> detail,
            @Nullable CartItemId item,
            @Nullable ShippingGroupId group) {
        return rules.covers(category)
                ? Stream.empty()
                : Stream.of(new Problem(
                        UNAVAILABLE,
                        detail.get(),
                        item,
                        group,
                        Message.of("cart.create-rate", "category", category, "zone", rules.zone())));
    }
}
