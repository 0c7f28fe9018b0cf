package dev.kontor.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.shop.Shop;
import java.net.URI;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// A front end that is hosted elsewhere shows pictures by their whole address.
class MediaUrlTests {

    private static final Shop SHOP = new Shop(
            URI.create("https://shop.example"),
            List.of(Locale.ENGLISH),
            List.of(Currency.getInstance("EUR")),
            ZoneId.of("UTC"));

    @Test
    void anAddressIsWholeOnceTheShopKnowsItsOwn() {
        var known = new MockEnvironment().withProperty("kontor.shop.public-url", "https://shop.example");

        assertThat(written("/media/cup.png", known)).isEqualTo("\"https://shop.example/media/cup.png\"");
        assertThat(written("https://cdn.example/cup.png", known)).isEqualTo("\"https://cdn.example/cup.png\"");
        assertThat(written("/media/cup.png", new MockEnvironment())).isEqualTo("\"/media/cup.png\"");
    }

    /// Cards and product pages had whole addresses, the lines of a cart and of an order had paths.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.kontor.cart.item.CartDetails$Item",
                "dev.kontor.catalog.product.read.ProductSummary",
                "dev.kontor.order.lifecycle.OrderContent$Line",
                "dev.kontor.review.InvitedProduct",
                "dev.kontor.stockalert.MyStockAlert",
                "dev.kontor.wishlist.WishlistItem"
            })
    void itemsOfCartsOrdersAndListsHaveThemToo(String type) throws ClassNotFoundException {
        var picture = Arrays.stream(Class.forName(type).getRecordComponents())
                .filter(component -> component.getName().equals("imageUrl"))
                .findFirst()
                .orElseThrow();

        assertThat(picture.getAccessor().getAnnotation(JsonSerialize.class)).isNotNull();
        assertThat(picture.getAccessor().getAnnotation(JsonSerialize.class).using())
                .isEqualTo(MediaUrl.class);
    }

    private static String written(String url, MockEnvironment environment) {
        return JsonMapper.builder()
                .addModule(new SimpleModule().addSerializer(String.class, new MediaUrl(SHOP, environment)))
                .build()
                .writeValueAsString(url);
    }
}
