package dev.kontor.cart.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.catalog.VariantId;
import dev.kontor.giftcard.GiftCardId;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StaffDraftTests {

    private static final PriceOverride AGREED = new PriceOverride(800, "Promised", "stf_1");

    @Test
    void anAgreedPriceStaysWhenTheQuantityChanges() {
        var cart = draft().add(new CartItem.Content(VariantId.next(), Map.of()), 2, 1_000);
        var item = cart.items().getFirst().id();

        var agreed = cart.override(item, AGREED);
        var changed = agreed.change(item, 5, Map.of(), 1_000);

        assertThat(agreed.items().getFirst().addedPriceMinor()).isEqualTo(800);
        assertThat(changed.items().getFirst().override()).isEqualTo(AGREED);
        assertThat(changed.items().getFirst().quantity()).isEqualTo(5);
        assertThat(changed.items().getFirst().addedPriceMinor()).isEqualTo(800);
        assertThat(changed.override(item, AGREED)).isSameAs(changed);
        assertThat(changed.override(item, null).items().getFirst().override()).isNull();
    }

    @Test
    void anotherCurrencyRemovesAgreedPrices() {
        var cart = draft().add(new CartItem.Content(VariantId.next(), Map.of()), 1, 1_000);
        var item = cart.items().getFirst().id();

        var changed = cart.override(item, AGREED).change(entered("EUR"), Map.of(item, 900L));

        assertThat(changed.items().getFirst().override()).isNull();
        assertThat(changed.items().getFirst().addedPriceMinor()).isEqualTo(900);
    }

    @Test
    void itsBuyerCanPayForItButNotChangeIt() {
        var cart = draft().add(new CartItem.Content(VariantId.next(), Map.of()), 1, 1_000)
                .changeable(false);
        var item = cart.items().getFirst().id();
        var card = GiftCardId.next();

        assertThatThrownBy(() -> cart.remove(item)).isInstanceOf(CartPrepared.class);
        assertThatThrownBy(() -> cart.override(item, AGREED)).isInstanceOf(CartPrepared.class);
        assertThatThrownBy(() -> cart.change(entered("USD"), Map.of())).isInstanceOf(CartPrepared.class);
        assertThatThrownBy(() -> cart.enter("SUMMER")).isInstanceOf(CartPrepared.class);
        assertThat(cart.apply(card).draft().giftCards()).containsExactly(card);
        assertThat(cart.changeable(true).remove(item).items()).isEmpty();
    }

    private static Cart draft() {
        return Cart.empty(entered("USD"), null, StaffDraft.by("stf_1"), Instant.EPOCH);
    }

    private static CartDraft entered(String currency) {
        return new CartDraft(
                Currency.getInstance(currency),
                Locale.ENGLISH,
                "default",
                "ada@example.com",
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null);
    }
}
