package dev.kontor.catalog.product;

import dev.kontor.catalog.media.Pictures;
import dev.kontor.catalog.type.AttributeRow;
import dev.kontor.catalog.type.Attributes;
import dev.kontor.catalog.type.TypeRules;
import dev.kontor.media.MediaId;
import dev.kontor.shared.id.InvalidIdException;
import dev.kontor.shared.id.TypeIds;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Reports to the media library which media products use: their pictures and the values of their attributes.
@Component
public class ProductMediaUse {

    private static final String PREFIX = TypeIds.prefixOf(MediaId.class).text() + "_";

    private final Pictures pictures;

    ProductMediaUse(Pictures pictures) {
        this.pictures = pictures;
    }

    /// Reports the media of one product. Call it in the transaction that saves the product.
    ///
    /// @param before absent if it is new
    /// @param rules of its type; absent if its values have not changed
    void changed(@Nullable Product before, Product after, @Nullable TypeRules rules) {
        pictures.shown(List.of(shown(before, after, rules)));
    }

    /// Reports the media of many products with at most one statement.
    public void changed(List<ProductPlan> plans) {
        pictures.shown(plans.stream()
                .map(plan -> shown(plan.before(), plan.after(), plan.rules()))
                .toList());
    }

    private static Pictures.Shown shown(@Nullable Product before, Product after, @Nullable TypeRules rules) {
        return new Pictures.Shown(
                after.id(),
                before == null || isArchived(before) ? Set.of() : mentioned(before),
                isArchived(after) ? Set.of() : rules == null ? mentioned(after) : referred(after, rules));
    }

    /// Pictures of archived products may be deleted from the library.
    private static boolean isArchived(Product product) {
        return product.status() == ProductStatus.ARCHIVED;
    }

    private static Set<MediaId> referred(Product product, TypeRules rules) {
        var shown = new HashSet<>(Pictures.ids(product.content().media()));
        ProductTyping.rows(product, rules).stream()
                .map(AttributeRow::media)
                .filter(Objects::nonNull)
                .forEach(shown::add);
        return shown;
    }

    /// Finds media without loading the product type. A text that looks like a media id is included as well, at
    /// the cost of one statement when the product changes.
    private static Set<MediaId> mentioned(Product product) {
        var shown = new HashSet<>(Pictures.ids(product.content().media()));
        mentioned(product.content().attributes(), shown);
        product.content().variantAttributes().forEach(values -> mentioned(values, shown));
        return shown;
    }

    private static void mentioned(Attributes values, Set<MediaId> shown) {
        values.values().values().forEach(value -> {
            if (value.isArray()) {
                value.forEach(element -> mentioned(element, shown));
            } else {
                mentioned(value, shown);
            }
        });
    }

    private static void mentioned(JsonNode value, Set<MediaId> shown) {
        if (value.isString() && value.stringValue().startsWith(PREFIX)) {
            try {
                shown.add(TypeIds.parse(MediaId.class, value.stringValue()));
            } catch (InvalidIdException _) {
                // The text only has the prefix of a media id.
                return;
            }
        }
    }
}
