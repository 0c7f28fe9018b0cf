package dev.kontor.media.library;

import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.shop.Shop;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads texts by language, and rejects languages that the shop does not support.
@Component
class AltTexts {

    private final Shop shop;

    AltTexts(Shop shop) {
        this.shop = shop;
    }

    Map<Locale, String> of(@Nullable Map<String, String> byTag) {
        var texts = new HashMap<Locale, String>();
        if (byTag != null) {
            byTag.forEach((tag, text) -> texts.put(supported(tag), text));
        }
        return texts;
    }

    private Locale supported(String tag) {
        try {
            var locale = new Locale.Builder().setLanguageTag(tag).build();
            if (shop.locales().contains(locale)) {
                return locale;
            }
        } catch (IllformedLocaleException _) {
            // Reported below: neither is a language of the shop.
        }
        throw new RejectedException(ProblemCode.REJECTED, "\"alt\" has a key that is not a language of the shop.");
    }
}
