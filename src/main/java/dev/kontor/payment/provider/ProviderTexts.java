package dev.kontor.payment.provider;

import java.util.Locale;
import java.util.ResourceBundle;

/// Returns names and descriptions of the payment methods in the buyer's language.
public record ProviderTexts(ResourceBundle bundle) {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    public static ProviderTexts of(Locale locale) {
        return new ProviderTexts(ResourceBundle.getBundle("messages/payment", locale, NO_FALLBACK));
    }

    public String name(String method) {
        return bundle.getString(method + ".name");
    }

    public String description(String method) {
        return bundle.getString(method + ".description");
    }
}
