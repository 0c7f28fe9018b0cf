package dev.kontor.cart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.giftcard.GiftCardBalance;
import dev.kontor.giftcard.GiftCardId;
import dev.kontor.giftcard.GiftCardStatus;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.money.Money;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GiftCardTenderTests {

    private final GiftCardId first = GiftCardId.next();
    private final CustomerId buyer = new CustomerId(UUID.randomUUID());
    private final GiftCardId second = GiftCardId.next();

    @Test
    void cardsPayInTheirOrderUntilNothingIsLeft() {
        assertThat(amounts(card(first, 700, "EUR"), card(second, 500, "EUR"))).containsExactly(700L, 300L);
        assertThat(amounts(card(first, 1_000, "EUR"), card(second, 500, "EUR"))).containsExactly(1_000L, 0L);
        assertThat(amounts(card(first, 100, "EUR"), card(second, 200, "EUR"))).containsExactly(100L, 200L);
    }

    @Test
    void aCardThatCannotBeUsedPaysNothing() {
        var disabled = new GiftCardBalance(first, "7K3P", GiftCardStatus.DISABLED, Money.of(700, "EUR"), null, null);
        var expired = new GiftCardBalance(first, "7K3P", GiftCardStatus.EXPIRED, Money.of(700, "EUR"), null, null);

        assertThat(amounts(disabled, card(second, 500, "EUR"))).containsExactly(0L, 500L);
        assertThat(amounts(expired, card(second, 500, "EUR"))).containsExactly(0L, 500L);
        assertThat(amounts(card(first, 700, "USD"), card(second, 0, "EUR"))).containsExactly(0L, 0L);
    }

    @Test
    void onlyItsCustomerSpendsStoreCredit() {
        var own = new GiftCardBalance(first, null, GiftCardStatus.ACTIVE, Money.of(700, "EUR"), null, buyer);
        var other = new GiftCardBalance(
                first, null, GiftCardStatus.ACTIVE, Money.of(700, "EUR"), null, new CustomerId(UUID.randomUUID()));

        assertThat(amounts(own, card(second, 500, "EUR"))).containsExactly(700L, 300L);
        assertThat(amounts(other, card(second, 500, "EUR"))).containsExactly(0L, 500L);
    }

    private List<Long> amounts(GiftCardBalance one, GiftCardBalance other) {
        return GiftCardTender.of(
                        List.of(first, second), Map.of(first, one, second, other), buyer, Money.of(1_000, "EUR"))
                .stream()
                .map(tender -> tender.amount().minor())
                .toList();
    }

    private static GiftCardBalance card(GiftCardId id, long minor, String currency) {
        return new GiftCardBalance(id, "7K3P", GiftCardStatus.ACTIVE, Money.of(minor, currency), null, null);
    }
}
