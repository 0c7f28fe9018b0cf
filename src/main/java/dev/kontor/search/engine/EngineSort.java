package dev.kontor.search.engine;

import dev.kontor.search.query.IndexView;
import dev.kontor.shared.web.paging.Window;
import dev.kontor.shared.web.paging.Window.Order;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The order of a page in the engine's terms, and its cursors.
final class EngineSort {

    private final Window window;
    private final IndexView reading;
    private final boolean ranked;

    /// @param ranked whether relevance refers to a text; otherwise to sales
    EngineSort(Window window, IndexView reading, boolean ranked) {
        this.window = window;
        this.reading = reading;
        this.ranked = ranked;
    }

    List<Map<String, Object>> fields() {
        var fields = new ArrayList<Map<String, Object>>();
        for (var each : window.order()) {
            var direction = each.descends() ? "desc" : "asc";
            fields.add(
                    field(each).equals("_score")
                            ? Map.of("_score", Map.of("order", direction))
                            : Map.of(field(each), Map.of("order", direction, "unmapped_type", "long")));
        }
        return fields;
    }

    /// The product after which the page begins; absent without a cursor.
    @Nullable
    List<Object> after() {
        var after = new ArrayList<>();
        for (var each : window.order()) {
            if (each.after() == null) {
                return null;
            }
            after.add(sortValue(each, each.after()));
        }
        return after;
    }

    /// A field of a cursor.
    ///
    /// @param values the engine's sort values of a product
    Object value(JsonNode values, String field) {
        int place = window.fields().indexOf(field);
        var value = values.path(place);
        return switch (field) {
            case "publishedAt" -> Instant.EPOCH.plus(value.asLong(), ChronoUnit.MICROS);
            // The bits of a score sort like the score and survive a cursor without loss.
            case "relevance" -> ranked ? Float.floatToIntBits(value.floatValue()) : value.asLong();
            case "price" -> value.asLong();
            default -> value.asString();
        };
    }

    private Object sortValue(Order order, String text) {
        return switch (order.field()) {
            case "publishedAt" -> ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(text));
            case "relevance" -> {
                if (ranked) {
                    yield Float.intBitsToFloat(Integer.parseInt(text));
                }
                yield Long.valueOf(text);
            }
            case "price" -> Long.valueOf(text);
            default -> text;
        };
    }

    private String field(Order order) {
        return switch (order.field()) {
            case "publishedAt" -> "published";
            case "title" -> "title";
            case "price" -> "prices." + reading.place();
            case "relevance" -> ranked ? "_score" : "popularity";
            default -> "id";
        };
    }
}
