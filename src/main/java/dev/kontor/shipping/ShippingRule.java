package dev.kontor.shipping;

import dev.kontor.shared.money.Explanation.Rule;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.ShippingComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Explains the price of shipping a parcel.
///
/// @param rate price by the rates of the method, with surcharges
/// @param upToGrams maximum weight of the applied rate of items without a profile; only with bands by weight
/// @param freeAbove value of the goods from which shipping is free; only with `FREE_ABOVE`
/// @param components parts of the price; empty if it is a single flat price or that of a band by weight
public record ShippingRule(
        Basis basis,
        Money rate,
        @Nullable Long upToGrams,
        @Nullable Money freeAbove,
        List<ShippingComponent> components) {

    public ShippingRule {
        components = List.copyOf(components);
    }

    public ShippingRule(Basis basis, Money rate, @Nullable Long upToGrams, @Nullable Money freeAbove) {
        this(basis, rate, upToGrams, freeAbove, List.of());
    }

    /// The deciding rule.
    public enum Basis {
        FLAT_RATE(Rule.FLAT_RATE),
        WEIGHT_RATE(Rule.WEIGHT_RATE),
        VALUE_RATE(Rule.VALUE_RATE),
        QUANTITY_RATE(Rule.QUANTITY_RATE),
        VOLUME_RATE(Rule.VOLUME_RATE),
        CARRIER_RATE(Rule.CARRIER_RATE),
        FREE_ABOVE(Rule.FREE_ABOVE);

        private final Rule rule;

        Basis(Rule rule) {
            this.rule = rule;
        }

        /// The name of the basis in explanations of totals.
        public Rule rule() {
            return rule;
        }
    }
}
