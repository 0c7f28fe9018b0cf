package dev.kontor.exchange.exports;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.kontor.catalog.WholeProduct;
import dev.kontor.exchange.file.SafeCells;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Writes products as imports read them. A CSV file has a fixed set of columns: options stand as `Colour=Blue|Size=M`
/// and are for people; a file that is to be loaded again is NDJSON.
@Component
class ProductLines {

    private static final List<String> COLUMNS = List.of(
            "id",
            "externalId",
            "published",
            "title",
            "description",
            "slug",
            "taxCategory",
            "categoryIds",
            "sku",
            "barcode",
            "options",
            "weightGrams",
            "shippable");

    private final JsonMapper json;

    ProductLines(JsonMapper json) {
        this.json = json;
    }

    byte[] of(List<WholeProduct> products, ExportFormat format, boolean first) {
        return switch (format) {
            case CSV -> csv(products, first);
            case NDJSON -> ndjson(products);
        };
    }

    private byte[] ndjson(List<WholeProduct> products) {
        return products.stream()
                .map(product -> {
                    var line = product.data().deepCopy();
                    line.put("published", product.published());
                    return json.writeValueAsString(line);
                })
                .collect(Collectors.joining("\n", "", products.isEmpty() ? "" : "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] csv(List<WholeProduct> products, boolean first) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            if (first) {
                csv.writeRecord(COLUMNS);
            }
            for (var product : products) {
                var variants = product.data().path("variants");
                if (variants.isEmpty()) {
                    csv.writeRecord(cells(product, product.data().path("none")));
                }
                variants.forEach(variant -> csv.writeRecord(cells(product, variant)));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> cells(WholeProduct product, JsonNode variant) {
        var data = product.data();
        var cells = new ArrayList<String>();
        cells.add(product.id().text());
        cells.add(product.externalId() == null ? "" : product.externalId());
        cells.add(String.valueOf(product.published()));
        for (var field : List.of("title", "description", "slug", "taxCategory")) {
            cells.add(data.path(field).asString(""));
        }
        cells.add(data.path("categoryIds").valueStream().map(JsonNode::asString).collect(Collectors.joining("|")));
        cells.add(variant.path("sku").asString(""));
        cells.add(variant.path("barcode").asString(""));
        cells.add(variant.path("options")
                .propertyStream()
                .map(option -> option.getKey() + "=" + option.getValue().asString())
                .collect(Collectors.joining("|")));
        cells.add(variant.path("weightGrams").asString(""));
        cells.add(variant.path("shippable").asString(""));
        return cells.stream().map(SafeCells::of).toList();
    }
}
