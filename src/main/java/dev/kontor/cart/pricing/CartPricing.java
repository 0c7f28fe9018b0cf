package dev.kontor.cart.pricing;

import dev.kontor.cart.CartItemId;
import dev.kontor.cart.CartStatus;
import dev.kontor.cart.GiftCardTender;
import dev.kontor.cart.aggregate.AgreedTerms;
import dev.kontor.cart.aggregate.Cart;
import dev.kontor.cart.aggregate.CartSettings;
import dev.kontor.cart.aggregate.CustomItems;
import dev.kontor.cart.aggregate.PriceQuote;
import dev.kontor.cart.aggregate.TaxSplit;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.giftcard.GiftCards;
import dev.kontor.pricing.PriceBuyer;
import dev.kontor.promotion.PromotionContext;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shipping.PickupPlace;
import dev.kontor.shipping.Shipping;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.shipping.ShippingOption;
import dev.kontor.tax.TaxBuyer;
import dev.kontor.tax.TaxRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Prices carts: queries each module once, regardless of the number of items, and passes the answers to the
/// calculation.
@Component
public class CartPricing {

    private final CartItemQueries items;
    private final CartStock stock;
    private final GiftCards giftCards;
    private final CartTaxes taxes;
    private final Shipping shipping;
    private final CartBuyers buyers;
    private final CartPromotions promotions;
    private final SettingsGroup<CartSettings> settings;

    public CartPricing(
            CartItemQueries items,
            CartStock stock,
            GiftCards giftCards,
            CartTaxes taxes,
            Shipping shipping,
            CartBuyers buyers,
            CartPromotions promotions,
            SettingsGroup<CartSettings> settings) {
        this.items = items;
        this.stock = stock;
        this.giftCards = giftCards;
        this.taxes = taxes;
        this.shipping = shipping;
        this.buyers = buyers;
        this.promotions = promotions;
        this.settings = settings;
    }

    /// The purpose for which a cart is priced. Each purpose needs different facts.
    public enum Purpose {
        /// To show it: with stock.
        SHOW,
        /// To select shipping: with shipping options, without stock.
        SHIP,
        /// To order it: without stock, because the reservation checks it.
        ORDER
    }

    public PricedCart of(Cart cart, Purpose purpose) {
        return of(cart, cart.destination(), purpose);
    }

    /// Prices the cart with what other modules answered earlier in the same transaction.
    public PricedCart of(Cart cart, Purpose purpose, CartFacts facts) {
        return of(cart, cart.destination(), purpose, facts);
    }

    /// The facts by which promotions are evaluated, with current prices.
    public PromotionContext promotionContext(Cart cart) {
        var priced = undiscounted(cart, cart.destination(), Purpose.ORDER, new CartFacts());
        return CartPromotions.context(cart, priced.buyer(), priced.values(), priced.lines(), priced.chosen());
    }

    /// Prices the cart as if units without an address of their group went to the destination.
    public PricedCart of(Cart cart, Optional<Destination> destination, Purpose purpose) {
        return of(cart, destination, purpose, new CartFacts());
    }

    private PricedCart of(Cart cart, Optional<Destination> destination, Purpose purpose, CartFacts facts) {
        var priced = undiscounted(cart, destination, purpose, facts);
        var discounts = promotions.of(cart, priced.buyer(), priced.values(), priced.lines(), priced.chosen());
        var divided = discounts.divide(priced.values(), priced.chosen());
        var byRates = groups(cart, priced, divided, Map.of());
        var provided = taxes.provided(cart, byRates);
        var groups = provided.rules().isEmpty() ? byRates : groups(cart, priced, divided, provided.rules());
        var totals = CartTotals.sum(
                cart.currency(),
                groups.stream().map(group -> group.calculation().totals()).toList());
        var whole = new PricedCart(
                cart, priced.lines(), groups, totals, List.of(), discounts, provided.tax(), minimum(cart));
        return whole.payingWith(tenders(cart, whole.payableByCards()));
    }

    /// Draft orders have no minimum value.
    private @Nullable Money minimum(Cart cart) {
        return cart.staff() == null
                ? settings.get().minimumValue(cart.currency()).orElse(null)
                : null;
    }

    /// The amounts that the gift cards of an active cart pay. Afterwards, its payments show what they have paid.
    private List<GiftCardTender> tenders(Cart cart, Money payable) {
        var cards = cart.draft().giftCards();
        return cards.isEmpty() || cart.status() != CartStatus.ACTIVE
                ? List.of()
                : GiftCardTender.of(cards, giftCards.balances(cards), cart.customerId(), payable);
    }

    /// @param provided rules of groups that a tax service taxes
    private static List<PricedGroup> groups(
            Cart cart,
            Undiscounted priced,
            Map<ShippingGroupId, GroupDiscounts> discounts,
            Map<ShippingGroupId, TaxRules> provided) {
        return priced.sent().stream()
                .map(each -> {
                    var id = each.group().id();
                    var rules = agreedTaxes(cart, each).orElseGet(() -> rules(each, priced.rules()));
                    return each.quote(
                            cart.currency(),
                            provided.getOrDefault(id, rules),
                            priced.offers().getOrDefault(id, Shipping.Offer.NONE),
                            Optional.ofNullable(priced.chosen().get(id)),
                            discounts.getOrDefault(id, GroupDiscounts.NONE));
                })
                .toList();
    }

    /// A cart whose items and shipping are priced, without promotions.
    ///
    /// @param offers the shipping options of each group
    /// @param chosen the selected ones
    private record Undiscounted(
            PriceBuyer buyer,
            List<PricedCart.Line> lines,
            List<ShipmentDraft> sent,
            Map<Destination, TaxRules> rules,
            Map<ShippingGroupId, Shipping.Offer> offers,
            Map<ShippingGroupId, ShippingOption> chosen,
            ItemValues values) {}

    private Undiscounted undiscounted(Cart cart, Optional<Destination> destination, Purpose purpose, CartFacts facts) {
        var priced = items(cart, destination, purpose, facts);
        var buyer = priced.buyer();
        var lines = priced.lines();
        var sent = cart.groups().stream()
                .map(group -> ShipmentDraft.of(cart, group, lines, destination))
                .toList();
        var rules = taxRules(cart, buyer, sent, facts);
        var offers = offers(cart, buyer, sent, rules, purpose, facts);
        var chosen = new HashMap<ShippingGroupId, ShippingOption>();
        sent.forEach(each -> {
            var promised = promised(cart, each.destination().equals(each.known(cart)));
            boolean taxed = rules(each, rules).decision().treatment().isTaxed();
            agreed(cart, each)
                    .flatMap(terms -> terms.option(each.group().id(), cart.currency()))
                    .map(option -> each.chosen(List.of(option), promised, taxed))
                    .orElseGet(() -> each.chosen(
                            offers.getOrDefault(each.group().id(), Shipping.Offer.NONE)
                                    .options(),
                            promised,
                            taxed))
                    .ifPresent(option -> chosen.put(each.group().id(), option));
        });
        return new Undiscounted(buyer, lines, sent, rules, offers, chosen, ItemValues.of(sent, rules));
    }

    private record PricedItems(PriceBuyer buyer, List<PricedCart.Line> lines) {}

    /// The options of collecting the whole cart at each of these places, and the stock there. Runs a
    /// constant number of statements.
    ///
    /// @param places all in one country
    public CartPickups pickups(Cart cart, List<PickupPlace> places) {
        if (places.isEmpty()) {
            return CartPickups.NONE;
        }
        var facts = new CartFacts();
        var priced = items(cart, Optional.of(places.getFirst().address().destination()), Purpose.ORDER, facts);
        var sent = places.stream()
                .map(cart::collectedAt)
                .map(there -> ShipmentDraft.of(there, there.groups().getFirst(), priced.lines(), there.destination()))
                .toList();
        var rules = taxRules(cart, priced.buyer(), sent, facts);
        var parcels = new ArrayList<Shipping.Parcel>();
        for (int index = 0; index < places.size(); index++) {
            parcels.add(sent.get(index).parcel(cart.collectedAt(places.get(index)), priced.buyer(), rules));
        }
        var wanted = CartPickups.wanted(priced.lines());
        return new CartPickups(shipping.offers(parcels), wanted, stock.at(places, wanted.keySet()));
    }

    private PricedItems items(Cart cart, Optional<Destination> destination, Purpose purpose, CartFacts facts) {
        var buyer = buyers.of(cart, destination, facts);
        boolean stocked = purpose == Purpose.SHOW || facts.isShownLater();
        var variants = CustomItems.with(
                cart.items(),
                items.variants(
                        cart,
                        buyer,
                        CartBuyers.quantities(cart.items()),
                        Map.of(),
                        stocked && cart.shipping().pickup() == null,
                        facts));
        var prices = items.prices(cart, buyer, priced(cart, variants), facts);
        Map<CartItemId, ItemSupply> supplies =
                cart.items().isEmpty() || purpose != Purpose.SHOW ? Map.of() : stock.supplies(cart, variants, facts);
        var lines = cart.items().stream()
                .map(item -> PricedLines.of(
                        cart,
                        item,
                        variants.get(item.variantId()),
                        prices.get(item.variantId()),
                        supplies.get(item.id()),
                        variants.containsKey(item.variantId())
                                ? TaxSplit.of(Objects.requireNonNull(variants.get(item.variantId())), prices)
                                : null))
                .toList();
        return new PricedItems(buyer, lines);
    }

    /// The tax rules of each destination: for the cart of an order those of the order, else the current ones.
    private Map<Destination, TaxRules> taxRules(
            Cart cart, PriceBuyer buyer, List<ShipmentDraft> sent, CartFacts facts) {
        var rules = new HashMap<Destination, TaxRules>();
        sent.forEach(each -> agreedTaxes(cart, each)
                .ifPresent(then -> rules.put(each.destination().orElseThrow(), then)));
        var others = sent.stream()
                .flatMap(each -> each.destination().stream())
                .filter(destination -> !rules.containsKey(destination))
                .toList();
        var taxed = new TaxBuyer(
                buyer.customer(),
                buyer.groups(),
                cart.draft().vatNumber(),
                cart.draft().billingCountry().orElse(null));
        var channel = cart.draft().channel();
        rules.putAll(facts.taxes(others, taxed, channel, () -> taxes.rules(others, taxed, channel)));
        return rules;
    }

    private static Optional<TaxRules> agreedTaxes(Cart cart, ShipmentDraft sent) {
        return agreed(cart, sent).flatMap(terms -> terms.taxes(sent.group().id()));
    }

    /// The terms of the order of the cart, at the destination of the order.
    private static Optional<AgreedTerms> agreed(Cart cart, ShipmentDraft sent) {
        boolean there = sent.destination().isPresent() && sent.destination().equals(sent.known(cart));
        return Optional.ofNullable(promised(cart, there)).map(PriceQuote::terms);
    }

    /// Divides the price of a bundle whose parts are taxed differently by the prices of its parts.
    private static Map<VariantId, Integer> priced(Cart cart, Map<VariantId, SellableVariant> variants) {
        var priced = CartBuyers.quantities(cart.items());
        variants.values().stream()
                .filter(TaxSplit::isMixed)
                .flatMap(variant -> variant.parts().stream())
                .forEach(part -> priced.putIfAbsent(part.variantId(), 1));
        return priced;
    }

    /// The quoted prices, while the quote is valid.
    ///
    /// @param there whether the destination is that of the quote
    static @Nullable PriceQuote promised(Cart cart, boolean there) {
        var quote = cart.quote();
        return there && quote != null && quote.current() ? quote : null;
    }

    private static TaxRules rules(ShipmentDraft draft, Map<Destination, TaxRules> rules) {
        return draft.destination().map(rules::get).orElse(TaxRules.NONE);
    }

    private Map<ShippingGroupId, Shipping.Offer> offers(
            Cart cart,
            PriceBuyer buyer,
            List<ShipmentDraft> sent,
            Map<Destination, TaxRules> rules,
            Purpose purpose,
            CartFacts facts) {
        var asked = sent.stream()
                .filter(each -> purpose == Purpose.SHIP || each.group().method() != null)
                .filter(each -> each.destination().isPresent() && each.isShipped())
                .toList();
        var parcels =
                asked.stream().map(each -> each.parcel(cart, buyer, rules)).toList();
        var offered = facts.offers(parcels, () -> shipping.offers(parcels));
        var offers = new HashMap<ShippingGroupId, Shipping.Offer>();
        for (int index = 0; index < asked.size(); index++) {
            var each = asked.get(index);
            offers.put(each.group().id(), each.offered(offered.get(index), rules(each, rules)));
        }
        return offers;
    }
}
