package dev.kontor.shared.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.shared.crypto.Keyring;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The demo shop's assortment, as described by `demo/catalogue.json`.
///
/// @param categories parents before their children
/// @param generated how many plain products to generate in addition, for measurements; usually 0
public record DemoShop(List<Category> categories, List<Product> products, int generated) {

    /// SQL for the id of the generated product number `n`, from 1.
    public static final String GENERATED_PRODUCT_ID =
            "(lpad(to_hex(1767225600000 + n), 12, '0') || '70008000' || lpad(to_hex(n), 12, '0'))::uuid";

    /// SQL for the id of variant `k`, from 0 to 2, of the generated product number `n`.
    public static final String GENERATED_VARIANT_ID =
            "(lpad(to_hex(1767225600000 + n), 12, '0') || '7001800' || k || lpad(to_hex(n), 12, '0'))::uuid";

    private static final long MADE_AT = 1_767_225_600_000L;

    /// @param parent key of the category above
    /// @param translations by language
    public record Category(String key, @Nullable String parent, Map<String, CategoryText> translations) {

        public UUID id() {
            return DemoShop.id("category/" + key);
        }
    }

    public record CategoryText(String title, String slug) {}

    /// @param shape which picture is drawn
    public record Product(
            String key,
            String category,
            String shape,
            String status,
            String taxCategory,
            boolean shippable,
            Map<String, ProductText> translations,
            List<Option> options,
            List<Variant> variants) {

        public UUID id() {
            return DemoShop.id("product/" + key);
        }

        public boolean published() {
            return status.equals("PUBLISHED");
        }
    }

    public record ProductText(String title, String description, String slug) {}

    /// @param names by language
    /// @param labels by value and language; absent if all values are the same in every language
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Option(
            String name,
            List<String> values,
            Map<String, String> names,
            @Nullable Map<String, Map<String, String>> labels) {}

    /// @param options value by the name of the option
    /// @param prices minor units by currency
    /// @param compareAt minor units by currency; absent without a reduced price
    /// @param stock units by the code of the warehouse
    /// @param bundle its parts, if it is a bundle
    public record Variant(
            String sku,
            Map<String, String> options,
            long weightGrams,
            Map<String, Long> prices,
            @Nullable Map<String, Long> compareAt,
            Map<String, Integer> stock,
            @Nullable Bundle bundle) {

        public UUID id() {
            return DemoShop.id("variant/" + sku);
        }
    }

    /// @param parts units by SKU
    public record Bundle(String pricing, int discountBasisPoints, Map<String, Integer> parts) {}

    /// The id of a demo object: the same in every installation, in the form of a UUIDv7 of 2026-01-01.
    public static UUID id(String name) {
        var hash = ByteBuffer.wrap(Keyring.hash("kontor-demo/" + name));
        long high = (MADE_AT << 16) | 0x7000 | (hash.getLong() & 0x0FFF);
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
