package dev.kontor.order.edit;

import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.catalog.input.BuyerInput;
import dev.kontor.order.NewOrder.AgreedPrice;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.edit.AddedLine.Origin;
import dev.kontor.order.edit.EditPlan.RemovedUnits;
import dev.kontor.order.lifecycle.EditableOrder;
import dev.kontor.order.lifecycle.OrderLine;
import dev.kontor.order.lifecycle.OrderTerms;
import dev.kontor.pricing.Price;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.tax.TaxRules;
import dev.kontor.tax.TaxSource;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Turns the actions of an edit into removed units and added lines: a pure function of the order and the facts.
final class EditCalculation {

    /// Highest price of a unit in minor units, so that totals cannot overflow.
    private static final long MAX_PRICE = 100_000_000_000L;

    private final EditableOrder order;
    private final EditMoves moves;
    private final String actor;
    private final String pointer;
    private Map<VariantId, EditVariants.Found> variants = Map.of();
    private Map<@Nullable UUID, TaxRules> rules = Map.of();

    private final List<RemovedUnits> removed = new ArrayList<>();
    private final List<AddedLine> added = new ArrayList<>();
    private final Set<OrderLineId> touched = new HashSet<>();

    /// @param pointer to the list of actions in the request
    EditCalculation(EditableOrder order, String actor, String pointer) {
        this(order, new EditMoves(order, PlaceRequests.NONE, Map.of()), actor, pointer);
    }

    /// @param moves of the order to other addresses and taxes
    EditCalculation(EditableOrder order, EditMoves moves, String actor, String pointer) {
        this.order = order;
        this.moves = moves;
        this.actor = actor;
        this.pointer = pointer;
    }

    /// @param found the variants of `ADD_ITEM`
    /// @param byGroup the tax rules by shipping group
    void know(Map<VariantId, EditVariants.Found> found, Map<@Nullable UUID, TaxRules> byGroup) {
        variants = found;
        rules = byGroup;
    }

    EditPlan of(List<EditAction> actions) {
        for (int index = 0; index < actions.size(); index++) {
            var action = actions.get(index);
            var at = pointer + "/" + index;
            switch (action.type()) {
                case ADD_ITEM -> add(action, at);
                case ADD_CUSTOM_ITEM -> addCustom(action, at);
                case SET_QUANTITY -> setQuantity(action, at);
                case SET_PRICE -> setPrice(action, at);
                case SET_ADDRESS, SET_SHIPPING -> {}
            }
        }
        requireRatesOfTheShop();
        return new EditPlan(List.copyOf(removed), List.copyOf(added), null);
    }

    /// A tax service has recorded the taxes of the order, and additions would be missing there.
    private void requireRatesOfTheShop() {
        var source = order.terms().taxSource();
        if (!added.isEmpty() && source != null && source != TaxSource.RATES) {
            throw new RejectedException(
                    ProblemCode.REJECTED,
                    "A tax service has taxed the order: units can be removed only. Place another order for what is added.");
        }
    }

    private void add(EditAction action, String at) {
        requireAbsent(action.itemId(), at + "/itemId");
        requireAbsent(action.customItem(), at + "/customItem");
        var variantId = required(action.variantId(), at + "/variantId");
        int quantity = units(action, at);
        var group = group(action, at);
        var found = variants.get(variantId);
        var row = found == null ? null : found.sellable();
        if (found == null || row == null || !row.published()) {
            throw RejectedException.at(
                    at + "/variantId", "unknown", "The channel of the order does not sell this variant.");
        }
        var variant = row.variant();
        requireSimple(variant, at);
        var pricing = LinePricing.of(taxRules(group, variant.taxCategory(), at + "/variantId"), variant.taxCategory());
        var agreed = agreed(action, at);
        var price = found.price() == null
                ? null
                : found.price().price(order.order().facts().total().currency());
        if (agreed == null && price == null) {
            throw RejectedException.at(
                    at + "/unitPrice", "required", "The variant has no price in the currency of the order.");
        }
        var unitPrice = agreed == null
                ? pricing.rules().shown(Objects.requireNonNull(price).amount(), price.basis(), variant.taxCategory())
                : Objects.requireNonNull(action.unitPrice());
        var origin = agreed == null ? origin(Objects.requireNonNull(price)) : Origin.agreed(agreed);
        added.add(AddedLine.of(variant, quantity, unitPrice, pricing, origin, group));
    }

    private void addCustom(EditAction action, String at) {
        requireAbsent(action.itemId(), at + "/itemId");
        requireAbsent(action.variantId(), at + "/variantId");
        requireAbsent(action.priceReason(), at + "/priceReason");
        var item = required(action.customItem(), at + "/customItem");
        int quantity = units(action, at);
        var unitPrice = required(action.unitPrice(), at + "/unitPrice");
        requirePrice(unitPrice, order.order().facts().total().currency(), at + "/unitPrice");
        if (item.hasWeight() && !item.isShippable()) {
            throw RejectedException.at(at + "/customItem/weightGrams", "refused", "Only what is shipped has a weight.");
        }
        var group = group(action, at);
        var sold = item.sold();
        var category = sold.taxCategory();
        var pricing = LinePricing.of(taxRules(group, category, at + "/customItem/taxCategory"), category);
        added.add(AddedLine.of(sold, quantity, unitPrice, pricing, Origin.CUSTOM, group));
    }

    private static int units(EditAction action, String at) {
        int quantity = required(action.quantity(), at + "/quantity");
        if (quantity == 0) {
            throw RejectedException.at(at + "/quantity", "out-of-range", "Add at least one unit.");
        }
        return quantity;
    }

    private static Origin origin(Price price) {
        var before = price.compareAtPrice();
        return new Origin(
                price.priceListId() == null ? null : price.priceListId().text(),
                before != null && price.amount().isLessThan(before),
                null);
    }

    /// The group of the new item; null if the order is not split.
    private @Nullable UUID group(EditAction action, String at) {
        var id = action.shippingGroupId();
        var groups = order.terms().groups();
        if (groups.isEmpty()) {
            requireAbsent(id, at + "/shippingGroupId");
            return null;
        }
        var group = order.terms()
                .group(required(id, at + "/shippingGroupId").value())
                .orElseThrow(() -> RejectedException.at(
                        at + "/shippingGroupId", "unknown", "The order has no such shipping group."));
        if (group.canceled()) {
            throw RejectedException.at(
                    at + "/shippingGroupId", "refused", "The shipping group was canceled. Use another one.");
        }
        return group.id();
    }

    private static void requireSimple(SellableVariant variant, String at) {
        if (!variant.parts().isEmpty()) {
            throw RejectedException.at(
                    at + "/variantId", "refused", "Bundles cannot be added. Add their parts, or place another order.");
        }
        if (variant.giftCard() != null) {
            throw RejectedException.at(
                    at + "/variantId", "refused", "Gift cards cannot be added. Sell them with another order.");
        }
        if (variant.inputs().stream().anyMatch(BuyerInput::required)) {
            throw RejectedException.at(
                    at + "/variantId",
                    "refused",
                    "The product requires inputs from the buyer. Create a draft order for it.");
        }
    }

    /// The current rules of the destination. They must tax the order as it was taxed.
    private TaxRules taxRules(@Nullable UUID groupId, String category, String pointer) {
        var now = rules.getOrDefault(groupId, TaxRules.NONE);
        if (!now.covers(category)) {
            throw RejectedException.at(
                    pointer,
                    "tax-unknown",
                    "The tax of category `%s` at the address of the order is not known. Set a rate first."
                            .formatted(category));
        }
        if (!moves.isRetaxed(groupId)
                && (now.decision().treatment() != order.terms().treatment(groupId)
                        || now.pricesIncludeTax() != order.terms().pricesIncludeTax(groupId))) {
            throw RejectedException.at(
                    pointer,
                    "other-tax",
                    "The tax rules have changed since the order was placed. Place another order for what is added.");
        }
        return now;
    }

    private void setQuantity(EditAction action, String at) {
        requireAbsent(action.variantId(), at + "/variantId");
        requireAbsent(action.unitPrice(), at + "/unitPrice");
        requireAbsent(action.priceReason(), at + "/priceReason");
        requireAbsent(action.shippingGroupId(), at + "/shippingGroupId");
        var line = line(action, at);
        int wanted = required(action.quantity(), at + "/quantity");
        int now = line.quantity() - line.canceled();
        if (wanted == now) {
            throw RejectedException.at(at + "/quantity", "unchanged", "The item already has %d units.".formatted(now));
        }
        if (wanted < now) {
            remove(line, now - wanted, at);
        } else {
            var terms = terms(line);
            var unitPrice = moves.shown(
                    line,
                    new Money(
                            terms.unitPriceMinor(),
                            order.order().facts().total().currency()));
            added.add(copy(line, wanted - now, unitPrice, null, at));
        }
    }

    /// Returns units of a line as they would be given away.
    AddedLine free(OrderLine line, int units, String reason) {
        var zero = Money.zero(order.order().facts().total().currency());
        return copy(line, units, zero, new AgreedPrice(reason, actor), pointer);
    }

    private void setPrice(EditAction action, String at) {
        requireAbsent(action.variantId(), at + "/variantId");
        requireAbsent(action.shippingGroupId(), at + "/shippingGroupId");
        var line = line(action, at);
        var unitPrice = required(action.unitPrice(), at + "/unitPrice");
        var agreed = Objects.requireNonNull(agreed(action, at));
        if (unitPrice.minor() == terms(line).unitPriceMinor()) {
            throw RejectedException.at(at + "/unitPrice", "unchanged", "The item already has this price.");
        }
        int units = action.quantity() == null ? line.unassigned() : action.quantity();
        remove(line, units, at);
        added.add(copy(line, units, unitPrice, agreed, at));
    }

    private OrderLine line(EditAction action, String at) {
        requireAbsent(action.customItem(), at + "/customItem");
        var id = required(action.itemId(), at + "/itemId");
        if (!touched.add(id)) {
            throw RejectedException.at(at + "/itemId", "duplicate", "Another action changes this item.");
        }
        return order.order()
                .lines()
                .find(id)
                .orElseThrow(() -> RejectedException.at(at + "/itemId", "unknown", "The order has no such item."));
    }

    private OrderTerms.Line terms(OrderLine line) {
        return order.terms().line(line.lineId()).orElseThrow();
    }

    private void remove(OrderLine line, int units, String at) {
        if (units < 1 || units > line.unassigned()) {
            throw RejectedException.at(
                    ProblemCode.QUANTITY_LIMIT,
                    at + "/quantity",
                    "out-of-range",
                    "%d units of the item are neither shipped, in a parcel, canceled nor being refunded. Cancel the parcel first."
                            .formatted(line.unassigned()));
        }
        var terms = terms(line);
        removed.add(new RemovedUnits(line.id(), units, terms.netMinor(), terms.taxName(), terms.taxRate(), null));
    }

    /// @param agreed the new price; null for the price of the line
    private AddedLine copy(OrderLine line, int units, Money unitPrice, @Nullable AgreedPrice agreed, String at) {
        if (line.isGiftCard()) {
            throw RejectedException.at(
                    at + "/itemId", "refused", "An edit can only remove gift cards. Sell others with another order.");
        }
        if (units > SellableVariant.MAX_UNITS) {
            throw RejectedException.at(
                    ProblemCode.QUANTITY_LIMIT,
                    at + "/quantity",
                    "out-of-range",
                    "An item can have at most %d units. Add the others as another item."
                            .formatted(SellableVariant.MAX_UNITS));
        }
        var terms = terms(line);
        var group = order.terms().group(line.groupId());
        if (group.filter(OrderTerms.Group::canceled).isPresent()) {
            throw RejectedException.at(at + "/itemId", "refused", "The shipping group of the item was canceled.");
        }
        var priced = moves.pricing(line).price(unitPrice, units);
        return AddedLine.of(
                new AddedLine.Units(line, terms, units, unitPrice, priced), moves.isRetaxed(line.groupId()), agreed);
    }

    /// The entered price; null for the price of the shop.
    private @Nullable AgreedPrice agreed(EditAction action, String at) {
        var price = action.unitPrice();
        if (price == null) {
            requireAbsent(action.priceReason(), at + "/priceReason");
            return null;
        }
        requirePrice(price, order.order().facts().total().currency(), at + "/unitPrice");
        return new AgreedPrice(required(action.priceReason(), at + "/priceReason"), actor);
    }

    /// @throws RejectedException if staff cannot enter this price
    static void requirePrice(Money price, Currency currency, String pointer) {
        if (!price.currency().equals(currency)) {
            throw RejectedException.at(
                    pointer + "/currency", "refused", "The currency of the order is %s.".formatted(currency));
        }
        if (price.isNegative() || price.minor() > MAX_PRICE) {
            throw RejectedException.at(
                    pointer,
                    "out-of-range",
                    "The price must be between zero and %s.".formatted(new Money(MAX_PRICE, currency)));
        }
    }

    private static <T> T required(@Nullable T value, String pointer) {
        if (value == null) {
            throw RejectedException.at(pointer, "required", "The action requires this field.");
        }
        return value;
    }

    /// @throws RejectedException if the field is present
    static void requireAbsent(@Nullable Object value, String pointer) {
        if (value != null) {
            throw RejectedException.at(pointer, "refused", "The action has no such field.");
        }
    }
}
