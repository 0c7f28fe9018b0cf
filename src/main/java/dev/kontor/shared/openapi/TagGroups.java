package dev.kontor.shared.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The order of a document's tags: the life of a shop, in groups (`x-tagGroups`, shown by Redoc and Scalar).
///
/// @param tags names of the tags by group
record TagGroups(Map<String, List<String>> tags) {

    static final TagGroups STORE = of(
            Map.entry(
                    "Browse",
                    List.of("Shop", "Products", "Search", "Categories", "Collections", "Brands", "Reviews", "Routes")),
            Map.entry("Buy", List.of("Carts", "Gift cards", "Checkout", "Test payments")),
            Map.entry("After the order", List.of("Orders", "Returns", "Documents", "Downloads")),
            Map.entry(
                    "Customers",
                    List.of("Auth", "Single sign-on", "Account", "Wishlists", "Stock alerts", "Newsletter")));

    static final TagGroups ADMIN = of(
            Map.entry("Sign-in", List.of("Auth", "Single sign-on", "Account")),
            Map.entry("Shop", List.of("Shop", "Settings")),
            Map.entry(
                    "Catalogue",
                    List.of(
                            "Products",
                            "Variants",
                            "Product types",
                            "Categories",
                            "Collections",
                            "Brands",
                            "Media",
                            "Redirects",
                            "Search",
                            "Reviews")),
            Map.entry("Stock", List.of("Inventory")),
            Map.entry(
                    "Selling",
                    List.of(
                            "Shop",
                            "Channels",
                            "Assortments",
                            "Prices",
                            "Promotions",
                            "Gift cards",
                            "Taxes",
                            "Shipping")),
            Map.entry(
                    "Orders",
                    List.of(
                            "Carts",
                            "Draft orders",
                            "Orders",
                            "Fulfillments",
                            "Returns",
                            "Payments",
                            "Documents",
                            "Accounting",
                            "Downloads")),
            Map.entry("Customers", List.of("Customers", "Customer groups", "Privacy", "Consents", "Newsletter")),
            Map.entry("Data", List.of("Imports", "Exports", "Jobs", "Events", "Webhooks", "Mails")),
            Map.entry("Staff and access", List.of("Access", "API keys", "Signing keys", "Audit log")));

    /// The group of tags that are in none of the groups above.
    static final String OTHERS = "More";

    @SafeVarargs
    private static TagGroups of(Map.Entry<String, List<String>>... groups) {
        var tags = new LinkedHashMap<String, List<String>>();
        for (var group : groups) {
            tags.put(group.getKey(), group.getValue());
        }
        return new TagGroups(tags);
    }

    /// Orders the tags that the document's operations use.
    void order(OpenAPI document) {
        var left = new TreeMap<String, Tag>(Objects.requireNonNullElse(document.getTags(), List.<Tag>of()).stream()
                .collect(Collectors.toMap(Tag::getName, tag -> tag, (first, _) -> first)));
        var ordered = new ArrayList<Tag>();
        var groups = new ArrayList<Map<String, Object>>();
        tags.forEach((group, names) -> {
            var present = names.stream().filter(left::containsKey).toList();
            present.forEach(name -> ordered.add(left.remove(name)));
            add(group, present, groups);
        });
        add(OTHERS, List.copyOf(left.keySet()), groups);
        ordered.addAll(left.values());
        document.setTags(ordered);
        document.addExtension("x-tagGroups", groups);
    }

    private static void add(String group, List<String> names, List<Map<String, Object>> groups) {
        if (!names.isEmpty()) {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("name", group);
            entry.put("tags", names);
            groups.add(entry);
        }
    }
}
