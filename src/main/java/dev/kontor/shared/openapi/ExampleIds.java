package dev.kontor.shared.openapi;

import static java.util.Map.entry;

import dev.kontor.shared.demo.DemoShop;
import dev.kontor.shared.id.IdPrefix;
import dev.kontor.shared.id.TypedId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// The ids in the documents' examples. Ids of objects in the demo shop are real, so examples work there; others
/// only show the format.
final class ExampleIds {

    private static final String FORM = "_01kaw4c5qpfy0t4gzxm3v8h2rd";

    private static final Map<IdPrefix, String> NAMES = Map.ofEntries(
            entry(IdPrefix.ADDRESS, "address/ada@example.com"),
            entry(IdPrefix.ATTRIBUTE, "attribute/material"),
            entry(IdPrefix.BRAND, "brand/haus-linde"),
            entry(IdPrefix.CATEGORY, "category/home-kitchen"),
            entry(IdPrefix.CHANNEL, "channel/outlet"),
            entry(IdPrefix.COLLECTION, "collection/gifts"),
            entry(IdPrefix.CUSTOMER, "customer/ada@example.com"),
            entry(IdPrefix.CUSTOMER_GROUP, "customer-group/resellers"),
            entry(IdPrefix.LOCATION, "location/east"),
            entry(IdPrefix.PRICE_LIST, "price-list/coffee"),
            entry(IdPrefix.PRODUCT, "product/espresso-blend"),
            entry(IdPrefix.PRODUCT_TYPE, "type/apparel"),
            entry(IdPrefix.REVIEW, "review/espresso-blend/ada@example.com"),
            entry(IdPrefix.SHIPPING_METHOD, "shipping-method/us-standard"),
            entry(IdPrefix.STAFF, "staff/owner@example.com"),
            entry(IdPrefix.STOCK_LEVEL, "level/GRO-EB-37-250G/east"),
            entry(IdPrefix.TAX_CATEGORY, "tax-category/standard"),
            entry(IdPrefix.VARIANT, "variant/GRO-EB-37-250G"));

    private static final Map<String, String> OF_DEMO_SHOP = Arrays.stream(IdPrefix.values())
            .filter(NAMES::containsKey)
            .collect(Collectors.toMap(
                    IdPrefix::text,
                    prefix -> new ExampleId(prefix, DemoShop.id(String.valueOf(NAMES.get(prefix)))).text()));

    private record ExampleId(IdPrefix prefix, UUID value) implements TypedId {}

    private ExampleIds() {}

    static String of(String prefix) {
        return Optional.ofNullable(OF_DEMO_SHOP.get(prefix)).orElse(prefix + FORM);
    }

    /// Whether the text is the id of a nonexistent object.
    static boolean isPlaceholder(String text) {
        return text.endsWith(FORM);
    }
}
