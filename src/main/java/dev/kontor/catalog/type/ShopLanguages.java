package dev.kontor.catalog.type;

import dev.kontor.shared.shop.Shop;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Rejects texts in languages that the shop does not offer.
@Component
class ShopLanguages {

    private final Shop shop;

    ShopLanguages(Shop shop) {
        this.shop = shop;
    }

    void require(Attribute attribute) {
        require(attribute.names(), "/names");
        for (int index = 0; index < attribute.choices().size(); index++) {
            require(attribute.choices().get(index).labels(), "/choices/" + index + "/labels");
        }
    }

    private void require(@Nullable Map<String, String> texts, String pointer) {
        if (texts != null) {
            for (var tag : texts.keySet()) {
                if (!offers(tag)) {
                    throw Attribute.refusal(pointer + "/" + tag, "The shop does not offer this language.");
                }
            }
        }
    }

    boolean offers(String tag) {
        return shop.languageTags().contains(tag);
    }
}
