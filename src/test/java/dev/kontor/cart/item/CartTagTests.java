package dev.kontor.cart.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.cart.CartId;
import dev.kontor.cart.CartItemId;
import dev.kontor.cart.CartStatus;
import dev.kontor.cart.CheckoutCart.Totals;
import dev.kontor.catalog.VariantId;
import dev.kontor.catalog.input.EnteredInput;
import dev.kontor.catalog.input.InputKind;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.ShippingMethodId;
import dev.kontor.shipping.ShippingOption;
import dev.kontor.shipping.ShippingRule;
import dev.kontor.tax.TaxSource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;

class CartTagTests {

    private static final UUID ID = UUID.fromString("01940000-0000-7000-8000-000000000001");

    @BeforeEach
    void speakEnglish() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
    }

    @AfterEach
    void forget() {
        LocaleContextHolder.resetLocaleContext();
    }

    /// Replicas and restarts are other processes: the tag of the same cart is the same in all of them.
    @Test
    void theSameCartHasTheSameTagInEveryProcess() {
        assertThat(tag(cart(1_999))).isEqualTo("W/\"3-fd9d2337c163a022\"");
    }

    @Test
    void anotherPriceOrLanguageHasAnotherTag() {
        var tag = tag(cart(1_999));

        assertThat(tag(cart(2_999))).isNotEqualTo(tag);
        LocaleContextHolder.setLocale(Locale.GERMAN);
        assertThat(tag(cart(1_999))).isNotEqualTo(tag);
    }

    private static String tag(CartDetails cart) {
        return String.valueOf(
                CartResponse.of(ResponseEntity.ok(), cart).getHeaders().getETag());
    }

    private static CartDetails cart(long minor) {
        var price = Money.of(minor, "EUR");
        var item = new CartDetails.Item(
                new CartItemId(ID),
                new VariantId(ID),
                null,
                "MUG",
                "Mug",
                null,
                "mug",
                null,
                1,
                price,
                null,
                price,
                price,
                List.of(),
                price,
                List.of(),
                price,
                true,
                List.of(new EnteredInput("engraving", "Engraving", InputKind.TEXT, "For Ada", null, null)),
                null,
                null);
        var shipping = new ShippingOption(
                new ShippingMethodId(ID),
                "standard",
                "Standard",
                price,
                "standard",
                1,
                2,
                LocalDate.of(2026, 12, 1),
                LocalDate.of(2026, 12, 3),
                null,
                null,
                new ShippingRule(ShippingRule.Basis.FLAT_RATE, price, null, null));
        return new CartDetails(
                new CartId(ID),
                null,
                CartStatus.ACTIVE,
                "EUR",
                "en",
                "default",
                null,
                null,
                null,
                null,
                List.of(item),
                1,
                true,
                shipping,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                new Totals(price, price, price, price, price, price, price, true, List.of()),
                List.of(),
                price,
                null,
                null,
                null,
                List.of(),
                TaxSource.RATES,
                true,
                List.of(),
                List.of(),
                null,
                3,
                Instant.EPOCH);
    }
}
