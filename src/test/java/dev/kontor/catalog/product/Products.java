package dev.kontor.catalog.product;

import dev.kontor.catalog.VariantId;
import dev.kontor.catalog.media.Picture;
import dev.kontor.catalog.media.PictureRole;
import dev.kontor.catalog.type.Attributes;
import dev.kontor.media.MediaId;
import dev.kontor.shared.id.TypeIds;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Products for tests, under names that nobody else has.
final class Products {

    static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private Products() {}

    static String unique(String stem) {
        var id = TypeIds.next().toString();
        return stem + id.substring(id.length() - 12);
    }

    static Variant variant(String... optionValues) {
        return new Variant(
                VariantId.next(), unique("SKU-"), null, List.of(optionValues), 250, true, 0, null, Attributes.NONE);
    }

    static ProductOption option(String name, String... values) {
        return new ProductOption(name, List.of(values), null, null);
    }

    static ProductText text(String title) {
        return new ProductText(title, "About " + title, unique("slug-"), null, "In short");
    }

    static ProductContent shirt() {
        var blue = variant("Blue", "S");
        return new ProductContent(
                "standard",
                null,
                Map.of("season", "winter"),
                Map.of(Locale.ENGLISH, text("Shirt"), Locale.GERMAN, text("Hemd")),
                List.of(option("Colour", "Blue", "Red"), option("Size", "S", "M")),
                List.of(blue, variant("Red", "M")),
                List.of(),
                List.of(
                        new Picture(null, "/media/shirt.svg", "A shirt", 800, 600, PictureRole.GALLERY, List.of()),
                        new Picture(
                                MediaId.next(),
                                "/media/b.svg",
                                "",
                                null,
                                null,
                                PictureRole.SWATCH,
                                List.of(blue.id()))),
                List.of(),
                new Characteristics(null, Attributes.NONE, null, List.of("summer"), List.of()));
    }
}
