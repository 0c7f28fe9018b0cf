package dev.kontor.storefront.visibility;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One condition and its result.
///
/// @param code of the condition
/// @param met whether it is satisfied
/// @param effect if it is not satisfied
/// @param detail the current state, in one sentence
/// @param remedy what to do if it is not satisfied
record Condition(
        Code code,
        boolean met,
        Effect effect,
        @Schema(example = "No variant has a price in EUR.") String detail,

        @Schema(example = "Give a variant a price in EUR.") @Nullable
        String remedy) {

    /// The conditions.
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

    /// The effect of an unsatisfied condition.
    enum Effect {
        /// Nobody sees the product in the channel, the language and the currency.
        HIDDEN,
        /// It is visible but cannot be bought.
        NOT_FOR_SALE,
        /// It is found by its URL and by search, but not in the category tree.
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
