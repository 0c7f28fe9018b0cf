package dev.kontor.cart.basket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.cart.CartItemId;
import dev.kontor.shared.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CartTextsTests {

    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    @ParameterizedTest
    @MethodSource("warnings")
    void everyWarningHasATranslation(CartWarning warning) {
        assertThat(CartTexts.in(Locale.ENGLISH, warning)).isEqualTo(warning);
        assertThat(CartTexts.in(Locale.GERMANY, warning).detail()).isNotEqualTo(warning.detail());
        assertThat(CartTexts.in(Locale.CANADA_FRENCH, warning).detail()).isNotEqualTo(warning.detail());
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr"})
    void allLanguagesHaveTheSameKeys(String language) {
        assertThat(bundle(Locale.of(language)).keySet())
                .isEqualTo(bundle(Locale.ROOT).keySet());
    }

    @Test
    void otherLanguagesReadEnglish() {
        var warning = CartWarning.notForSale(CartItemId.next());

        assertThat(CartTexts.in(Locale.JAPANESE, warning)).isEqualTo(warning);
    }

    static Stream<CartWarning> warnings() {
        var item = CartItemId.next();
        var price = new Money(100, Currency.getInstance("EUR"));
        return Stream.of(
                CartWarning.outOfStock(item, 1),
                CartWarning.priceChanged(item, price, price),
                CartWarning.notForSale(item),
                CartWarning.priceMissing(item),
                CartWarning.inputsInvalid(item, List.of("engraving")));
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("messages.cart", locale, NO_FALLBACK);
    }
}
