package dev.kontor.document.slip;

import static dev.kontor.document.content.DocumentTexts.text;

import dev.kontor.document.DocumentTemplateKind;
import dev.kontor.document.file.Printable;
import dev.kontor.order.billing.PickedUnits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The content of pick lists: the units of each SKU with their orders, sorted by SKU. Custom lines without a
/// SKU come first, grouped by title.
public final class PickListModel {

    private PickListModel() {}

    /// @param location its name; absent if the list is for parcels
    /// @param printed when, as it is shown
    /// @param author the name of the shop
    public static Printable of(
            List<PickedUnits> units, @Nullable String location, String printed, String author, Locale language) {
        var bySku = units.stream()
                .collect(Collectors.groupingBy(
                        each -> new Key(each.sku(), each.sku().isEmpty() ? each.title() : ""),
                        () -> new TreeMap<>(Comparator.comparing(Key::sku).thenComparing(Key::title)),
                        Collectors.toList()));
        long orders = units.stream().map(PickedUnits::orderNumber).distinct().count();
        var title = text("pick-list", language);
        var facts = new ArrayList<Map<String, String>>();
        if (location != null) {
            facts.add(Map.of("label", text("location", language), "value", location));
        }
        facts.add(Map.of("label", text("printed-at", language), "value", printed));
        facts.add(Map.of(
                "label", text("units-orders", language), "value", text("units-of", language, sum(units), orders)));
        var model = new HashMap<String, Object>();
        model.put("title", title);
        model.put("location", location == null ? "" : location);
        model.put("printedAt", printed);
        model.put("facts", facts);
        model.put("skuLabel", text("sku", language));
        model.put("itemLabel", text("item", language));
        model.put("ordersLabel", text("orders", language));
        model.put("quantityLabel", text("quantity", language));
        model.put("pickedLabel", text("picked", language));
        model.put("items", bySku.values().stream().map(PickListModel::row).toList());
        model.put("pageLabel", text("page", language));
        model.put("ofLabel", text("page-of", language));
        return new Printable(DocumentTemplateKind.PICK_LIST, language, title, author, model);
    }

    /// @param title of units without a SKU; otherwise empty
    private record Key(String sku, String title) {}

    private static Map<String, Object> row(List<PickedUnits> units) {
        var first = units.getFirst();
        var orders = units.stream()
                .collect(Collectors.groupingBy(
                        PickedUnits::orderNumber, TreeMap::new, Collectors.summingLong(PickedUnits::quantity)));
        return Map.of(
                "sku",
                first.sku(),
                "title",
                ParcelModel.title(first.title(), first.variantTitle()),
                "orders",
                orders.entrySet().stream()
                        .map(order -> order.getKey() + " × " + order.getValue())
                        .toList(),
                "quantity",
                Long.toString(sum(units)));
    }

    private static long sum(List<PickedUnits> units) {
        return units.stream().mapToLong(PickedUnits::quantity).sum();
    }
}
