package dev.kontor.storefront.visibility;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One thing that has to be so, and whether it is.
///
/// @param code which
/// @param met whether it is so
/// @param effect what comes of it if it is not
/// @param detail how it is, in one sentence
/// @param remedy what to do if it is not
record Condition(
        Code code,
        boolean met,
        Effect effect,
        @Schema(example = "No variant has a price in EUR.") String detail,

        @Schema(example = "Give a variant a price in EUR.") @Nullable
        String remedy) {

    /// What has to be so.
    enum Code {
        CHANNEL_ACTIVE,
        CHANNEL_ASSORTMENT,
        CHANNEL_PUBLISH_DATE,
        CHANNEL_UNPUBLISH_DATE,
        CHANNEL_LOCALE,
        CHANNEL_CURRENCY,
        STATUS,
        PUBLISH_DATE,
        UNPUBLISH_DATE,
        VARIANT,
        PRODUCT_TYPE,
        PRICE,
        STOCK,
        CATEGORY,
        TRANSLATION
    }

    /// What comes of it if something is not so.
    enum Effect {
        /// Nobody sees the product in the channel, the language and the currency.
        HIDDEN,
        /// It is seen, and cannot be bought.
        NOT_FOR_SALE,
        /// It is found by its address and by search, not in the tree of categories.
        NOT_IN_CATEGORIES,
        /// It is shown in another language.
        OTHER_LANGUAGE,
        /// It cannot be published again.
        NOT_PUBLISHABLE
    }

    static Condition of(Code code, boolean met, Effect effect, String detail, String remedy) {
        return new Condition(code, met, effect, detail, met ? null : remedy);
    }
}
