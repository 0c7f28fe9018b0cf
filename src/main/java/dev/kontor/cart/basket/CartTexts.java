package dev.kontor.cart.basket;

import dev.kontor.cart.CheckoutCart.Problem;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Collectors;

/// Translates what carts say to shoppers. The texts in the code are English; their translations share a key in
/// `messages/cart`.
final class CartTexts {

    private static final String BUNDLE = "messages.cart";
    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
    private static final Map<String, String> KEYS = keys();

    private CartTexts() {}

    static Problem in(Locale locale, Problem problem) {
        return new Problem(
                problem.code(),
                translated(problem.detail(), locale),
                problem.itemId(),
                problem.shippingGroupId(),
                problem.remedy());
    }

    static CartWarning in(Locale locale, CartWarning warning) {
        return new CartWarning(
                warning.code(),
                translated(warning.detail(), locale),
                warning.itemId(),
                warning.previousPrice(),
                warning.currentPrice(),
                warning.available(),
                warning.expectedOn(),
                warning.inputs());
    }

    /// The text itself in a language that has no translation.
    private static String translated(String english, Locale locale) {
        var key = KEYS.get(english);
        return key == null
                ? english
                : ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK).getString(key);
    }

    private static Map<String, String> keys() {
        var english = ResourceBundle.getBundle(BUNDLE, Locale.ROOT, NO_FALLBACK);
        return english.keySet().stream().collect(Collectors.toUnmodifiableMap(english::getString, key -> key));
    }
}
