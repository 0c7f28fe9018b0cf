package dev.kontor.cart.reorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kontor.cart.PastPurchase;
import dev.kontor.cart.aggregate.Cart;
import dev.kontor.cart.aggregate.CartDraft;
import dev.kontor.cart.aggregate.CartItem;
import dev.kontor.catalog.BundlePart;
import dev.kontor.catalog.GiftCardAmount;
import dev.kontor.catalog.GiftCardTerms;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.Availability;
import dev.kontor.pricing.Price;
import dev.kontor.pricing.Prices;
import dev.kontor.pricing.QuantityRule;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReorderFillingTests {

    private static final Currency USD = Currency.getInstance("USD");

    private final VariantId mug = VariantId.next();
    private final VariantId plate = VariantId.next();
    private final Map<VariantId, SellableVariant> variants = new HashMap<>();
    private final Map<VariantId, Price> prices = new HashMap<>();
    private final Map<VariantId, Availability> stock = new HashMap<>();

    @Test
    void addsWhatIsSoldAtTodaysPrices() {
        sell(mug, 1_000, 10);
        sell(plate, 500, 10);

        var filled = filling(cart()).fill(List.of(line(mug, 3), line(plate, 1)));

        assertThat(filled.cart().items())
                .extracting(CartItem::variantId, CartItem::quantity, CartItem::addedPriceMinor)
                .containsExactly(tuple(mug, 3, 1_000L), tuple(plate, 1, 500L));
        assertThat(filled.lines())
                .extracting(ReorderedLine::itemId)
                .containsExactlyElementsOf(
                        filled.cart().items().stream().map(CartItem::id).toList());
        assertThat(filled.lines()).extracting(ReorderedLine::reason).containsOnlyNulls();
    }

    @Test
    void leavesOutWhatIsNotSoldOrHasNoPrice() {
        sell(plate, 500, 10);
        prices.remove(plate);

        var filled = filling(cart()).fill(List.of(line(mug, 1), line(plate, 1)));

        assertThat(filled.cart().items()).isEmpty();
        assertThat(filled.lines())
                .extracting(ReorderedLine::addedQuantity, ReorderedLine::reason, ReorderedLine::itemId)
                .containsExactly(
                        tuple(0, ReorderReason.NOT_FOR_SALE, null), tuple(0, ReorderReason.PRICE_MISSING, null));
    }

    @Test
    void linesOfOneVariantShareItsStockWithTheItemsOfTheCart() {
        sell(mug, 1_000, 6);
        var cart = cart().add(new CartItem.Content(mug, Map.of()), 1, 900);

        var filled = filling(cart).fill(List.of(line(mug, 4), line(mug, 4)));

        assertThat(filled.cart().items()).extracting(CartItem::quantity).containsExactly(6);
        assertThat(filled.lines())
                .extracting(ReorderedLine::addedQuantity, ReorderedLine::reason)
                .containsExactly(tuple(4, null), tuple(1, ReorderReason.OUT_OF_STOCK));
    }

    @Test
    void aBundleGetsTheStockThatItsPartsHaveLeft() {
        sell(mug, 1_000, 5);
        var set = VariantId.next();
        sell(set, 1_500, 0);
        variants.put(
                set,
                variant(
                        set,
                        List.of(new BundlePart(
                                mug, ProductId.next(), 2, "M", "Mug", "", "standard", 1, true, 0, null))));

        var filled = filling(cart()).fill(List.of(line(mug, 2), line(set, 3)));

        assertThat(filled.lines())
                .extracting(ReorderedLine::addedQuantity, ReorderedLine::reason)
                .containsExactly(tuple(2, null), tuple(1, ReorderReason.OUT_OF_STOCK));
    }

    @Test
    void backorderedAndUntrackedUnitsCount() {
        sell(mug, 1_000, 0);
        sell(plate, 500, 0);
        stock.put(mug, new Availability(1, true, 2, false, null));
        stock.put(plate, Availability.ofStock(0, false));

        var filled = filling(cart()).fill(List.of(line(mug, 9), line(plate, 9)));

        assertThat(filled.lines()).extracting(ReorderedLine::addedQuantity).containsExactly(3, 9);
    }

    @Test
    void quantitiesFollowTheRuleOfTheVariant() {
        sell(mug, 1_000, 10);
        sell(plate, 500, 10);
        rule(mug, new QuantityRule(6, null, 6));
        rule(plate, new QuantityRule(4, null, 1));

        var filled = filling(cart()).fill(List.of(line(mug, 8), line(plate, 3)));

        assertThat(filled.lines())
                .extracting(ReorderedLine::addedQuantity, ReorderedLine::reason)
                .containsExactly(tuple(6, ReorderReason.QUANTITY_LIMIT), tuple(0, ReorderReason.MINIMUM_NOT_MET));
    }

    @Test
    void inputsThatTheProductNoLongerHasAreNamed() {
        sell(mug, 1_000, 10);
        var engraved = new PastPurchase.Line(mug, "M", "Mug", "", 1, new Money(900, USD), Map.of("engraving", "Ada"));

        var filled = filling(cart()).fill(List.of(engraved, line(mug, 1)));

        assertThat(filled.lines())
                .extracting(ReorderedLine::addedQuantity, ReorderedLine::reason, ReorderedLine::invalidInputs)
                .containsExactly(
                        tuple(0, ReorderReason.INPUTS_INVALID, List.of("engraving")), tuple(1, null, List.of()));
    }

    @Test
    void aFullCartGetsNoOtherItems() {
        var cart = cart();
        for (int item = 0; item < Cart.MAX_ITEMS - 1; item++) {
            cart = cart.add(new CartItem.Content(VariantId.next(), Map.of()), 1, 100);
        }
        sell(mug, 1_000, 5_000);
        sell(plate, 500, 10);

        var filled = filling(cart).fill(List.of(line(mug, 900), line(mug, 900), line(plate, 1)));

        assertThat(filled.lines())
                .extracting(ReorderedLine::addedQuantity, ReorderedLine::reason)
                .containsExactly(
                        tuple(900, null),
                        tuple(SellableVariant.MAX_UNITS - 900, ReorderReason.QUANTITY_LIMIT),
                        tuple(0, ReorderReason.CART_FULL));
        assertThat(filled.lines().get(2).detail()).isNotNull();
    }

    @Test
    void anItemGetsAtMostFiftyGiftCards() {
        sell(mug, 1_000, 0);
        variants.put(mug, variant(mug, List.of(), new GiftCardTerms(GiftCardAmount.FIXED, List.of(), null)));
        var cart = cart().add(new CartItem.Content(mug, Map.of()), 20, 1_000);

        var filled = filling(cart).fill(List.of(line(mug, 40), line(mug, 1)));

        assertThat(filled.cart().items()).extracting(CartItem::quantity).containsExactly(GiftCardTerms.MAX_UNITS);
        assertThat(filled.lines())
                .extracting(ReorderedLine::addedQuantity, ReorderedLine::reason)
                .containsExactly(tuple(30, ReorderReason.QUANTITY_LIMIT), tuple(0, ReorderReason.QUANTITY_LIMIT));
    }

    private ReorderFilling filling(Cart cart) {
        return new ReorderFilling(cart, variants, prices, stock);
    }

    private void sell(VariantId id, long minor, int units) {
        variants.put(id, variant(id, List.of()));
        prices.put(id, Prices.of(new Money(minor, USD), null, null));
        stock.put(id, Availability.ofStock(units, true));
    }

    private void rule(VariantId id, QuantityRule rule) {
        prices.put(id, new Price(new Money(1, USD), null, null, null, 1, Set.of(), rule));
    }

    private static SellableVariant variant(VariantId id, List<BundlePart> parts) {
        return variant(id, parts, null);
    }

    private static SellableVariant variant(VariantId id, List<BundlePart> parts, @Nullable GiftCardTerms giftCard) {
        return new SellableVariant(
                id,
                ProductId.next(),
                "M",
                "Mug",
                "",
                "mug",
                null,
                "standard",
                1,
                true,
                0,
                null,
                true,
                List.of(),
                parts,
                giftCard,
                false);
    }

    private static PastPurchase.Line line(VariantId variant, int quantity) {
        return new PastPurchase.Line(variant, "M", "Mug", "", quantity, new Money(900, USD), Map.of());
    }

    private static Cart cart() {
        var draft =
                new CartDraft(USD, Locale.ENGLISH, "default", null, null, null, null, null, List.of(), List.of(), null);
        return Cart.empty(draft, null, null, Instant.EPOCH);
    }
}
