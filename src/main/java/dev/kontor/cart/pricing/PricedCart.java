package dev.kontor.cart.pricing;

import dev.kontor.cart.CartItemId;
import dev.kontor.cart.CheckoutCart;
import dev.kontor.cart.CheckoutCart.Problem;
import dev.kontor.cart.CheckoutCart.TaxTotal;
import dev.kontor.cart.CheckoutCart.Totals;
import dev.kontor.cart.GiftCardTender;
import dev.kontor.cart.TaxNotQuoted;
import dev.kontor.cart.aggregate.Cart;
import dev.kontor.cart.aggregate.CartItem;
import dev.kontor.cart.aggregate.TaxSplit;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.input.EnteredInput;
import dev.kontor.pricing.Price;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.Message;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.tax.TaxExemptionProof;
import dev.kontor.tax.TaxNote;
import dev.kontor.tax.TaxRules;
import dev.kontor.tax.TaxRules.TaxShare;
import dev.kontor.tax.TaxSource;
import dev.kontor.tax.TaxTreatment;
import dev.kontor.tax.VatProof;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A cart with its current prices.
///
/// @param groups shipping groups: one, unless the cart is divided
/// @param totals of all groups
/// @param giftCards amounts that the gift cards of an active cart pay
/// @param discounts promotions of the whole cart
/// @param tax what a tax service has to tax; absent if none does, or the cart is not ready for it
/// @param minimum minimum value of the items for an order; absent if there is none
public record PricedCart(
        Cart cart,
        List<Line> lines,
        List<PricedGroup> groups,
        Totals totals,
        List<GiftCardTender> giftCards,
        CartDiscounts discounts,
        CheckoutCart.@Nullable QuotedTax tax,
        @Nullable Money minimum) {

    /// An item with its current facts.
    ///
    /// @param variant absent if it no longer exists
    /// @param price absent if it has none in this currency
    /// @param supply absent if stock was not checked
    /// @param split division of its price between tax categories; absent if it no longer exists
    /// @param inputs values that the buyer entered for each unit; their surcharges are part of the price
    /// @param invalidInputs codes of inputs that are missing or invalid for the product now
    public record Line(
            CartItem item,
            @Nullable SellableVariant variant,
            @Nullable Price price,
            @Nullable ItemSupply supply,
            @Nullable TaxSplit split,
            List<EnteredInput> inputs,
            List<String> invalidInputs) {

        public boolean forSale() {
            return variant != null && variant.published();
        }

        boolean shippable() {
            return variant != null && variant.shippable();
        }

        boolean isGiftCard() {
            return variant != null && variant.giftCard() != null;
        }

        public boolean covered() {
            return supply == null || supply.covers();
        }

        /// An amount of the line as a destination shows it. Staff enter what the buyer sees, so an agreed price is
        /// the same with and without tax.
        Money shown(Money amount, TaxRules rules) {
            return price == null || split == null || item.override() != null
                    ? amount
                    : PriceConversion.shown(amount, price.basis(), split, rules);
        }
    }

    PricedCart payingWith(List<GiftCardTender> cards) {
        return new PricedCart(cart, lines, groups, totals, cards, discounts, tax, minimum);
    }

    /// The amount that gift cards do not cover.
    public Money due() {
        var paid = giftCards.stream().map(GiftCardTender::amount).toList();
        return totals.total().minus(Money.sum(cart.currency(), paid));
    }

    /// The amount that gift cards and store credit can pay. It excludes gift cards in the cart: buying one with
    /// another would extend its validity, and make store credit transferable.
    Money payableByCards() {
        var bought = groups.stream()
                .flatMap(group -> group.portions().stream())
                .filter(portion -> portion.line().isGiftCard())
                .flatMap(portion -> portion.shares().stream())
                .map(share -> share.taxed().gross())
                .toList();
        return totals.total().minus(Money.sum(cart.currency(), bought));
    }

    public boolean needsShipping() {
        return lines.stream().anyMatch(Line::shippable);
    }

    /// Whether the tax of everything is known.
    public boolean taxKnown() {
        return groups.stream().allMatch(PricedGroup::taxKnown);
    }

    /// @throws TaxNotQuoted if a tax service must tax the cart first
    public void requireTaxed() {
        if (tax != null && tax.isOpen()) {
            throw new TaxNotQuoted(tax.request());
        }
    }

    /// Where the taxes come from; of a divided cart, the least certain source.
    public TaxSource taxSource() {
        return groups.stream()
                .map(group -> group.rules().source())
                .max(Comparator.naturalOrder())
                .orElse(TaxSource.RATES);
    }

    /// Why tax is charged or not; absent without an address, or if the groups differ.
    public @Nullable TaxTreatment taxTreatment() {
        var treatments =
                groups.stream().map(PricedGroup::taxTreatment).distinct().toList();
        return treatments.size() == 1 ? treatments.getFirst() : null;
    }

    /// The sentences of the invoice, in the language of the cart.
    public List<TaxNote> taxNotes() {
        return groups.stream()
                .flatMap(group -> group.taxNotes(cart.locale()))
                .distinct()
                .toList();
    }

    /// The result of the check of the buyer's VAT number; absent without a number, or without an address.
    public @Nullable VatProof vatNumber() {
        return groups.stream()
                .flatMap(group -> Stream.ofNullable(group.rules().decision().vatNumber()))
                .findFirst()
                .orElse(null);
    }

    /// The certificate of a sale without tax.
    private @Nullable TaxExemptionProof exemption() {
        return groups.stream()
                .flatMap(group -> Stream.ofNullable(group.rules().decision().exemption()))
                .findFirst()
                .orElse(null);
    }

    public Optional<PricedGroup> group(ShippingGroupId id) {
        return groups.stream().filter(group -> group.id().equals(id)).findFirst();
    }

    /// The units in no shipping group; empty if there are none.
    public Optional<PricedGroup> own() {
        return group(cart.own());
    }

    /// The cost of the item in all groups.
    public Money sum(CartItemId item, Function<PricedGroup.Portion, Money> part) {
        return Money.sum(
                cart.currency(),
                groups.stream()
                        .flatMap(group -> group.portions().stream())
                        .filter(portion -> portion.line().item().id().equals(item))
                        .map(part)
                        .toList());
    }

    /// The taxes of the item in all groups.
    public List<TaxTotal> taxes(CartItemId item) {
        return TaxTotals.of(groups.stream()
                .flatMap(group -> group.portions().stream())
                .filter(portion -> portion.line().item().id().equals(item))
                .flatMap(portion -> portion.shares().stream())
                .map(TaxShare::taxed)
                .toList());
    }

    /// An amount of the line as its destination shows it: of a divided cart, the first one that gets units.
    public Money shown(Line line, Money amount) {
        return groups.stream()
                .filter(group -> group.portions().stream()
                        .anyMatch(portion ->
                                portion.line().item().id().equals(line.item().id())))
                .findFirst()
                .map(group -> line.shown(amount, group.rules()))
                .orElse(amount);
    }

    /// The warnings for the buyer, in the language of the cart; they do not change the cart.
    public List<CartWarning> warnings() {
        var warnings = new ArrayList<CartWarning>();
        for (var line : lines) {
            var id = line.item().id();
            if (!line.forSale()) {
                warnings.add(CartWarning.notForSale(id));
            } else if (line.price() == null) {
                warnings.add(CartWarning.priceMissing(id));
            } else {
                var added = new Money(line.item().addedPriceMinor(), cart.currency());
                if (!line.price().amount().equals(added)) {
                    warnings.add(CartWarning.priceChanged(
                            id, shown(line, added), shown(line, line.price().amount())));
                }
            }
            if (line.forSale() && !line.invalidInputs().isEmpty()) {
                warnings.add(CartWarning.inputsInvalid(id, line.invalidInputs()));
            }
            var supply = line.supply();
            if (supply != null && !supply.covers()) {
                warnings.add(CartWarning.outOfStock(id, supply.shown()));
            } else if (supply != null && supply.waits()) {
                warnings.add(CartWarning.later(id, supply));
            }
        }
        groups.stream()
                .flatMap(group -> group.rules().decision().notices().stream())
                .distinct()
                .map(CartWarning::of)
                .forEach(warnings::add);
        return warnings.stream().map(warning -> warning.in(cart.locale())).toList();
    }

    /// The reasons why the cart cannot be ordered, in the language of the cart.
    public List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        var draft = cart.draft();
        if (lines.isEmpty()) {
            problems.add(new Problem("empty", Message.of("cart.empty"), null));
        }
        lines.forEach(line -> addProblem(line, problems));
        addQuantityProblems(problems);
        if (minimum != null && !lines.isEmpty() && totals.subtotal().isLessThan(minimum)) {
            problems.add(new Problem(
                    "minimum-order-value",
                    Message.of("cart.minimum-value", "minimum", minimum, "missing", minimum.minus(totals.subtotal())),
                    null));
        }
        if (draft.email() == null) {
            problems.add(new Problem("email-missing", Message.of("cart.email-missing"), null));
        }
        boolean nowhere = draft.billingAddress() == null && draft.shippingAddress() == null;
        if (nowhere && (cart.isDivided() || !needsShipping() || cart.shipping().pickup() != null)) {
            problems.add(new Problem("address-missing", Message.of("cart.billing-address-missing"), null));
        }
        for (var group : groups) {
            var named = cart.isDivided() ? group.id() : null;
            // What is wrong with the address comes before the choice of how to ship there.
            problems.addAll(group.taxProblems(named));
            group.problem(named, cart.shipping().pickup() != null).ifPresent(problems::add);
        }
        if (tax != null && tax.isRefused()) {
            problems.add(new Problem(
                    Problem.TAX_SERVICE,
                    Message.of("cart.tax-service-unavailable"),
                    null,
                    null,
                    Message.of("cart.tax-service-remedy")));
        }
        return problems.stream().map(problem -> problem.in(cart.locale())).toList();
    }

    /// A rule counts all units of a variant; the first item of the variant is named.
    private void addQuantityProblems(List<Problem> problems) {
        var units = CartBuyers.quantities(cart.items());
        for (var line : lines) {
            var price = line.price();
            var counted = units.remove(line.item().variantId());
            if (price != null && counted != null && !price.quantities().allows(counted)) {
                var rule = price.quantities();
                problems.add(
                        rule.isTooFew(counted)
                                ? new Problem(
                                        "minimum-not-met",
                                        Message.of("cart.minimum-quantity", "minimum", rule.minimum()),
                                        line.item().id())
                                : new Problem(
                                        "quantity-limit",
                                        Message.of("cart.quantity-not-sold", "allowed", rule.allowed(counted)),
                                        line.item().id()));
            }
        }
    }

    private static void addProblem(Line line, List<Problem> problems) {
        CartItemId id = line.item().id();
        if (!line.forSale()) {
            problems.add(new Problem("not-for-sale", Message.of("cart.not-for-sale"), id));
        } else if (line.price() == null) {
            problems.add(new Problem("price-missing", Message.of("cart.price-missing"), id));
        } else if (!line.invalidInputs().isEmpty()) {
            problems.add(new Problem("inputs-invalid", Message.of("cart.inputs-invalid"), id));
        } else if (!line.covered()) {
            problems.add(new Problem("out-of-stock", Message.of("cart.out-of-stock"), id));
        }
    }

    public CheckoutCart forCheckout() {
        var draft = cart.draft();
        return new CheckoutCart(
                cart.id(),
                cart.status(),
                cart.customerId(),
                draft.email(),
                draft.note(),
                draft.currency(),
                draft.locale(),
                draft.channel(),
                draft.shippingAddress(),
                draft.billingAddress(),
                draft.paymentMethod(),
                groups.stream().map(PricedGroup::forCheckout).toList(),
                totals,
                giftCards,
                vatNumber(),
                exemption(),
                taxNotes(),
                discounts.uses(cart.currency()),
                taxSource(),
                tax,
                QuotedPrices.agreed(this),
                promise(),
                changes(),
                problems(),
                cart.attempt(),
                cart.orderId(),
                cart.version(),
                cart.staff() == null
                        ? null
                        : new CheckoutCart.Draft(cart.staff().by(), cart.staff().hold()));
    }

    private CheckoutCart.@Nullable Promise promise() {
        var kept = cart.quote();
        return kept == null ? null : new CheckoutCart.Promise(kept.at(), kept.current(), kept.total(cart.currency()));
    }

    /// Items whose price differs from the one that the buyer saw last: by a quote, else when the item
    /// was added.
    private List<CheckoutCart.PriceChange> changes() {
        var changes = new ArrayList<CheckoutCart.PriceChange>();
        for (var line : lines) {
            if (line.variant() != null && line.price() != null) {
                var added = new Money(line.item().addedPriceMinor(), cart.currency());
                var seen = cart.quote() == null
                        ? added
                        : cart.quote()
                                .unitPrice(line.item().id(), cart.currency())
                                .orElse(added);
                if (!seen.equals(line.price().amount())) {
                    changes.add(new CheckoutCart.PriceChange(
                            line.item().id(),
                            line.variant().sku(),
                            line.item().quantity(),
                            shown(line, seen),
                            shown(line, line.price().amount())));
                }
            }
        }
        return changes;
    }
}
