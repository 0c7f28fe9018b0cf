package dev.kontor.order.edit;

import dev.kontor.catalog.VariantId;
import dev.kontor.customer.CustomerGroupId;
import dev.kontor.customer.CustomerGroups;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.edit.EditAction.Type;
import dev.kontor.order.lifecycle.EditableOrder;
import dev.kontor.order.lifecycle.OrderTerms;
import dev.kontor.pricing.PriceBuyer;
import dev.kontor.pricing.Pricing;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.tax.TaxBuyer;
import dev.kontor.tax.TaxRules;
import dev.kontor.tax.TaxTreatment;
import dev.kontor.tax.Taxes;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads what the actions of an edit refer to, and makes a plan of them. Runs at most three SQL statements.
@Component
public class EditPlanning {

    private final EditVariants variants;
    private final Pricing pricing;
    private final Taxes taxes;
    private final CustomerGroups groups;

    EditPlanning(EditVariants variants, Pricing pricing, Taxes taxes, CustomerGroups groups) {
        this.variants = variants;
        this.pricing = pricing;
        this.taxes = taxes;
        this.groups = groups;
    }

    /// @param actor the label of the actor, who agrees the prices
    /// @throws RejectedException if an action is not possible
    EditPlan plan(EditableOrder order, List<EditAction> actions, String actor) {
        return plan(order, actions, actor, "/actions");
    }

    /// Returns the lines of another order that is sent where the order was sent.
    ///
    /// @param order with terms that are not split
    /// @param actions of type `ADD_ITEM`
    /// @param pointer to the list of items in the request
    /// @throws RejectedException if an item is not possible
    public List<AddedLine> lines(EditableOrder order, List<EditAction> actions, String actor, String pointer) {
        return plan(order, actions, actor, pointer).added();
    }

    /// Returns units of lines as lines of another order that cost nothing. Runs no SQL statement.
    ///
    /// @param units of lines that the order has
    /// @param reason why they cost nothing
    public static List<AddedLine> free(
            EditableOrder order, Map<OrderLineId, Integer> units, String reason, String actor) {
        var calculation = new EditCalculation(order, actor, "/items");
        return order.order().lines().all().stream()
                .filter(line -> units.containsKey(line.lineId()))
                .map(line -> calculation
                        .free(line, units.getOrDefault(line.lineId(), 0), reason)
                        .ofAnotherOrder())
                .toList();
    }

    private EditPlan plan(EditableOrder order, List<EditAction> actions, String actor, String pointer) {
        var wanted = new HashMap<VariantId, Integer>();
        for (var action : actions) {
            if (action.type() == Type.ADD_ITEM && action.variantId() != null && action.quantity() != null) {
                wanted.merge(action.variantId(), action.quantity(), Integer::sum);
            }
        }
        var calculation = new EditCalculation(order, actor, pointer);
        if (!wanted.isEmpty()) {
            var facts = order.order().facts();
            var customer = facts.customerId();
            var treatment = order.terms().taxTreatment();
            var members = customer != null && (pricing.hasPersonalPrices() || treatment == TaxTreatment.EXEMPT)
                    ? groups.of(customer)
                    : List.<CustomerGroupId>of();
            var destinations = destinations(order.terms());
            var country = destinations.values().iterator().next().country();
            calculation.know(
                    variants.find(
                            wanted,
                            Locale.forLanguageTag(facts.locale()),
                            facts.channel(),
                            facts.total().currency(),
                            new PriceBuyer(customer, members, country)),
                    rules(
                            destinations,
                            new TaxBuyer(
                                    customer,
                                    members,
                                    order.terms().vatNumber(),
                                    order.terms().billingAddress().country()),
                            facts.channel()));
        }
        return calculation.of(actions);
    }

    /// The destination of each shipping group in their order; that of an order that is not split has no group.
    private static Map<@Nullable UUID, Destination> destinations(OrderTerms terms) {
        var destinations = new LinkedHashMap<@Nullable UUID, Destination>();
        var billing = terms.billingAddress().destination();
        terms.groups()
                .forEach(group -> destinations.put(
                        group.id(),
                        group.address() == null ? billing : group.address().destination()));
        if (destinations.isEmpty()) {
            destinations.put(
                    null,
                    terms.shippingAddress() == null
                            ? billing
                            : terms.shippingAddress().destination());
        }
        return destinations;
    }

    private Map<@Nullable UUID, TaxRules> rules(
            Map<@Nullable UUID, Destination> destinations, TaxBuyer buyer, String channel) {
        var found = taxes.rulesFor(destinations.values().stream().distinct().toList(), buyer, channel);
        var rules = new HashMap<@Nullable UUID, TaxRules>();
        destinations.forEach((group, destination) -> rules.put(group, found.getOrDefault(destination, TaxRules.NONE)));
        return rules;
    }
}
