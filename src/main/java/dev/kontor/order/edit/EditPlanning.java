package dev.kontor.order.edit;

import dev.kontor.catalog.VariantId;
import dev.kontor.customer.CustomerGroupId;
import dev.kontor.customer.CustomerGroups;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.edit.EditAction.Type;
import dev.kontor.order.lifecycle.EditableOrder;
import dev.kontor.order.lifecycle.OrderLine;
import dev.kontor.order.lifecycle.OrderTerms;
import dev.kontor.pricing.PriceBuyer;
import dev.kontor.pricing.Pricing;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shipping.Shipping;
import dev.kontor.tax.TaxBuyer;
import dev.kontor.tax.TaxDecision;
import dev.kontor.tax.TaxRules;
import dev.kontor.tax.TaxTreatment;
import dev.kontor.tax.Taxes;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads what the actions of an edit refer to, and makes a plan of them. Runs at most three SQL statements; one more
/// for the shipping methods of an address, another one if carriers determine their prices, and one for each tax
/// category that a custom line names.
@Component
public class EditPlanning {

    private final EditVariants variants;
    private final Pricing pricing;
    private final Taxes taxes;
    private final CustomerGroups groups;
    private final Shipping shipping;

    EditPlanning(EditVariants variants, Pricing pricing, Taxes taxes, CustomerGroups groups, Shipping shipping) {
        this.variants = variants;
        this.pricing = pricing;
        this.taxes = taxes;
        this.groups = groups;
        this.shipping = shipping;
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
        var requests = PlaceRequests.of(order.terms(), actions, pointer);
        var wanted = wanted(order, actions, requests);
        requireCategories(actions, pointer);
        boolean taxed = actions.stream().anyMatch(action -> action.type() == Type.ADD_CUSTOM_ITEM);
        if (wanted.isEmpty() && requests.isEmpty() && !taxed) {
            return new EditCalculation(order, actor, pointer).of(actions);
        }
        var terms = requests.moved(order.terms());
        var members = members(order, requests);
        var rules = rules(order, terms, members);
        requireConfirmed(order.terms(), rules, pointer);
        var found = find(wanted, order, terms, members);
        var moves = new EditMoves(order, requests, rules);
        var calculation = new EditCalculation(order, moves, actor, pointer);
        calculation.know(found, rules);
        var plan = calculation.of(actions);
        return moves.apply(plan, offers(order, moves, plan, found, members), actor);
    }

    /// Where no tax is charged, the rules of the destination cover categories that do not exist too.
    private void requireCategories(List<EditAction> actions, String pointer) {
        for (int index = 0; index < actions.size(); index++) {
            var item = actions.get(index).customItem();
            var category = item == null ? null : item.taxCategory();
            if (category != null && !category.equals("standard") && !taxes.hasCategory(category)) {
                throw RejectedException.at(
                        pointer + "/" + index + "/customItem/taxCategory", "unknown", "There is no such tax category.");
            }
        }
    }

    /// An order without tax must not be taxed only because the register has confirmed the buyer's number long ago.
    private static void requireConfirmed(OrderTerms terms, Map<@Nullable UUID, TaxRules> rules, String pointer) {
        rules.forEach((group, now) -> {
            if (terms.treatment(group) == TaxTreatment.REVERSE_CHARGE
                    && now.decision().notices().contains(TaxDecision.Notice.VAT_NUMBER_UNVERIFIED)) {
                throw RejectedException.at(
                        pointer,
                        "vat-number-unverified",
                        "The last confirmation of the VAT number %s is too old. Kontor asks the register again: repeat the request in a minute."
                                .formatted(terms.vatNumber()));
            }
        });
    }

    /// The groups of the customer, if prices, taxes or shipping can depend on them.
    private List<CustomerGroupId> members(EditableOrder order, PlaceRequests requests) {
        var customer = order.order().facts().customerId();
        boolean depends = pricing.hasPersonalPrices()
                || !requests.isEmpty()
                || order.terms().taxTreatment() == TaxTreatment.EXEMPT;
        return customer != null && depends ? groups.of(customer) : List.of();
    }

    private Map<VariantId, EditVariants.Found> find(
            Map<VariantId, Integer> wanted, EditableOrder order, OrderTerms terms, List<CustomerGroupId> members) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        var facts = order.order().facts();
        var country = terms.destination(terms.places().getFirst()).country();
        return variants.find(
                wanted,
                Locale.forLanguageTag(facts.locale()),
                facts.channel(),
                facts.total().currency(),
                new PriceBuyer(facts.customerId(), members, country));
    }

    /// The units that determine prices, and the variants that determine the available shipping.
    private static Map<VariantId, Integer> wanted(
            EditableOrder order, List<EditAction> actions, PlaceRequests requests) {
        var wanted = new HashMap<VariantId, Integer>();
        for (var action : actions) {
            if (action.type() == Type.ADD_ITEM && action.variantId() != null && action.quantity() != null) {
                wanted.merge(action.variantId(), action.quantity(), Integer::sum);
            }
        }
        if (requests.affectShipping()) {
            order.order().lines().all().stream()
                    .filter(OrderLine::shippable)
                    .flatMap(line -> Stream.ofNullable(line.variant()))
                    .forEach(variant -> wanted.putIfAbsent(variant, 1));
        }
        return wanted;
    }

    /// The shipping methods of each place whose address or shipping changes.
    private Map<@Nullable UUID, Shipping.Offer> offers(
            EditableOrder order,
            EditMoves moves,
            EditPlan plan,
            Map<VariantId, EditVariants.Found> found,
            List<CustomerGroupId> members) {
        var places = moves.offered();
        if (places.isEmpty()) {
            return new HashMap<>();
        }
        var facts = order.order().facts();
        var buyer = new Shipping.Buyer(facts.channel(), Set.copyOf(members));
        var parcels = places.stream()
                .map(group -> EditParcel.of(
                        new MovingPlace(moves, order, group, plan),
                        moves.after().destination(group),
                        buyer,
                        found,
                        Locale.forLanguageTag(facts.locale())))
                .toList();
        var offers = shipping.offers(parcels);
        var byPlace = new HashMap<@Nullable UUID, Shipping.Offer>();
        for (int index = 0; index < places.size(); index++) {
            byPlace.put(places.get(index), offers.get(index));
        }
        return byPlace;
    }

    private Map<@Nullable UUID, TaxRules> rules(EditableOrder order, OrderTerms terms, List<CustomerGroupId> members) {
        var facts = order.order().facts();
        var buyer = new TaxBuyer(
                facts.customerId(),
                members,
                terms.vatNumber(),
                terms.billingAddress().country());
        var places = terms.places();
        var found = taxes.rulesFor(
                places.stream().map(terms::destination).distinct().toList(), buyer, facts.channel());
        var rules = new HashMap<@Nullable UUID, TaxRules>();
        places.forEach(group -> rules.put(group, found.getOrDefault(terms.destination(group), TaxRules.NONE)));
        return rules;
    }
}
