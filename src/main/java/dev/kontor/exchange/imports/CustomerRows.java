package dev.kontor.exchange.imports;

import dev.kontor.customer.WantedCustomer;
import dev.kontor.exchange.file.CellList;
import dev.kontor.shared.address.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Converts rows of a file to customers: fields without a column stay unchanged, an empty cell removes
/// the last name, the VAT number, the tags or the groups.
final class CustomerRows {

    static final String ADDRESS = "address.";
    static final List<String> ADDRESS_PARTS = List.of(
            "firstName", "lastName", "company", "line1", "line2", "postcode", "city", "region", "country", "phone");

    private static final List<String> TEXTS =
            List.of("externalId", "email", "firstName", "lastName", "locale", "vatNumber");
    private static final List<String> LISTS = List.of("tags", "groups");

    /// Fields of exports that imports ignore.
    private static final Set<String> IGNORED = Set.of("id", "emailVerified", "status", "createdAt", "updatedAt");

    private final JsonMapper json;

    CustomerRows(JsonMapper json) {
        this.json = json;
    }

    static boolean knows(String field) {
        return TEXTS.contains(field)
                || LISTS.contains(field)
                || IGNORED.contains(field)
                || field.startsWith(ADDRESS) && ADDRESS_PARTS.contains(field.substring(ADDRESS.length()));
    }

    /// @param errors collects the errors
    /// @return null if there are errors
    @Nullable
    WantedCustomer customer(List<SourceRow> group, List<RowError> errors) {
        group.stream().flatMap(row -> Stream.ofNullable(row.broken())).forEach(errors::add);
        if (!errors.isEmpty()) {
            return null;
        }
        var first = group.getFirst();
        if (first.text("externalId") == null && first.text("email") == null) {
            errors.add(first.error("email", "required", "Set `externalId` or `email` to identify the customer."));
            return null;
        }
        var line = first.json();
        var customer = line == null ? ofCells(group) : ofLine(first, line, errors);
        return errors.isEmpty() ? customer : null;
    }

    private WantedCustomer ofCells(List<SourceRow> group) {
        var first = group.getFirst();
        return new WantedCustomer(
                first.text("externalId"),
                first.text("email"),
                first.text("firstName"),
                first.has("lastName") ? orEmpty(first.text("lastName")) : null,
                first.text("locale"),
                first.has("vatNumber") ? orEmpty(first.text("vatNumber")) : null,
                list(first, "tags"),
                list(first, "groups"),
                group.stream()
                        .filter(CustomerRows::hasAddress)
                        .map(this::address)
                        .toList());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable List<String> list(SourceRow row, String field) {
        return row.has(field) ? CellList.read(orEmpty(row.text(field))) : null;
    }

    static boolean hasAddress(SourceRow row) {
        return ADDRESS_PARTS.stream().anyMatch(part -> row.text(ADDRESS + part) != null);
    }

    private Address address(SourceRow row) {
        var node = JsonNodeFactory.instance.objectNode();
        for (var part : ADDRESS_PARTS) {
            var text = row.text(ADDRESS + part);
            if (text != null) {
                node.put(part, text);
            }
        }
        return json.treeToValue(node, Address.class);
    }

    private @Nullable WantedCustomer ofLine(SourceRow row, ObjectNode line, List<RowError> errors) {
        line.properties().forEach(entry -> check(row, entry.getKey(), entry.getValue(), errors));
        var addresses = addresses(row, line.path("addresses"), errors);
        if (!errors.isEmpty()) {
            return null;
        }
        return new WantedCustomer(
                row.text("externalId"),
                row.text("email"),
                row.text("firstName"),
                line.has("lastName") ? orEmpty(row.text("lastName")) : null,
                row.text("locale"),
                line.has("vatNumber") ? orEmpty(row.text("vatNumber")) : null,
                list(line, "tags"),
                list(line, "groups"),
                addresses);
    }

    private static void check(SourceRow row, String field, JsonNode value, List<RowError> errors) {
        if (TEXTS.contains(field)) {
            if (!value.isString() && !value.isNull()) {
                errors.add(row.error(field, "wrong-type", "Must be a string."));
            }
        } else if (LISTS.contains(field)) {
            if (!value.isNull() && !(value.isArray() && value.valueStream().allMatch(JsonNode::isString))) {
                errors.add(row.error(field, "wrong-type", "Must be a list of strings."));
            }
        } else if (!field.equals("addresses") && !IGNORED.contains(field)) {
            errors.add(row.error(field, "unknown-field", "Customers have no such field."));
        }
    }

    private static @Nullable List<String> list(ObjectNode line, String field) {
        return line.has(field)
                ? line.path(field).valueStream().map(JsonNode::stringValue).toList()
                : null;
    }

    private List<Address> addresses(SourceRow row, JsonNode value, List<RowError> errors) {
        var addresses = new ArrayList<Address>();
        if (value.isMissingNode() || value.isNull()) {
            return addresses;
        }
        if (!value.isArray()) {
            errors.add(row.error("addresses", "wrong-type", "Must be a list of addresses."));
            return addresses;
        }
        int index = 0;
        for (var each : value) {
            try {
                addresses.add(json.treeToValue(each, Address.class));
            } catch (JacksonException _) {
                errors.add(row.error(
                        "addresses/" + index, "wrong-type", "Must be an address with the fields of addresses only."));
            }
            index++;
        }
        return addresses;
    }
}
