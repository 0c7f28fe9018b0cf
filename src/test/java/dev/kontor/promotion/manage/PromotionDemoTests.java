package dev.kontor.promotion.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The demo shop starts in any of its languages.
class PromotionDemoTests {

    private final ObjectNode promotion = (ObjectNode) new JsonMapper().readTree("""
                    {"name": "Summer", "titles": {"de": "Sommerrabatt", "fr": "Remise d'été"}}
                    """);

    @Test
    void retainsTitlesInTheLanguagesOfTheShop() {
        PromotionDemo.retainTitles(promotion, List.of(Locale.ENGLISH, Locale.GERMAN));

        assertThat(promotion.path("titles").propertyNames()).containsExactly("de");
    }

    @Test
    void retainsNoneWhereTheShopOffersOneLanguage() {
        PromotionDemo.retainTitles(promotion, List.of(Locale.ENGLISH));

        assertThat(promotion.path("titles")).isEmpty();
        assertThat(promotion.path("name").asString()).isEqualTo("Summer");
    }
}
