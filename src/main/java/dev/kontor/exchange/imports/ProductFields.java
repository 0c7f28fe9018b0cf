package dev.kontor.exchange.imports;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Defines the columns of a CSV file of products.
final class ProductFields {

    static final String OPTION = "option.";
    static final String METADATA = "metadata.";
    static final String ATTRIBUTE = "attr.";

    /// Texts in the default language of the shop; other languages have a suffix such as `.de`.
    static final List<String> TEXTS = List.of("title", "description", "slug", "seoTitle", "seoDescription");

    static final String GIFT_CARD = "giftCard";
    static final String GIFT_CARD_MAXIMUM = "giftCardMaximum";
    static final String GIFT_CARD_SUGGESTIONS = "giftCardSuggestions";
    static final String GIFT_CARD_DAYS = "giftCardValidDays";

    /// The terms of a gift card.
    static final List<String> GIFT_CARD_TERMS = List.of(GIFT_CARD_MAXIMUM, GIFT_CARD_SUGGESTIONS, GIFT_CARD_DAYS);

    /// Columns of variants, which have a cell in each row.
    static final List<String> OF_VARIANTS =
            List.of("sku", "barcode", "weightGrams", "shippable", "volumeCm3", "shippingProfile");

    private static final String LANGUAGE = "[A-Za-z0-9-]{2,35}";
    private static final Pattern FIELD = Pattern.compile(
            "id|externalId|taxCategory|published|categoryIds|productTypeId|brandId|tags|media|metadata|inputs"
                    + "|giftCard(Maximum|Suggestions|ValidDays)?|options|(%1$s)(\\.%2$s)?|%3$s|(option|metadata)\\..{1,50}|attr\\.[a-z][a-z0-9_]{0,39}(\\.%2$s)?"
                            .formatted(String.join("|", TEXTS), LANGUAGE, String.join("|", OF_VARIANTS)));
    private static final Pattern LOCALIZED =
            Pattern.compile("(%s)\\.(%s)".formatted(String.join("|", TEXTS), LANGUAGE));
    private static final Pattern VALUE =
            Pattern.compile("attr\\.([a-z][a-z0-9_]{0,39})(?:\\.(%s))?".formatted(LANGUAGE));

    private ProductFields() {}

    static boolean knows(String field) {
        return FIELD.matcher(field).matches();
    }

    /// Matches the field of a text and its language.
    static Matcher localized(String field) {
        return LOCALIZED.matcher(field);
    }

    /// Matches the code of an attribute and an optional language.
    static Matcher attribute(String field) {
        return VALUE.matcher(field);
    }
}
