package dev.kontor.exchange.exports;

import dev.kontor.customer.CustomerReader;
import dev.kontor.customer.WholeCustomer;
import dev.kontor.exchange.file.CellList;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.address.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Exports customers: one line of NDJSON per customer, one row of CSV per address. Contains no passwords.
@Component
class CustomerSource implements ExportSource {

    private static final List<String> FIELDS = List.of(
            "id",
            "externalId",
            "email",
            "emailVerified",
            "status",
            "firstName",
            "lastName",
            "locale",
            "vatNumber",
            "tags",
            "groups",
            "createdAt",
            "updatedAt");
    private static final List<String> ADDRESS = List.of(
            "firstName", "lastName", "company", "line1", "line2", "postcode", "city", "region", "country", "phone");

    private final CustomerReader customers;
    private final JsonMapper json;

    CustomerSource(CustomerReader customers, JsonMapper json) {
        this.customers = customers;
        this.json = json;
    }

    @Override
    public ExportType type() {
        return ExportType.CUSTOMERS;
    }

    @Override
    public List<String> columns() {
        var columns = new ArrayList<>(FIELDS);
        ADDRESS.forEach(part -> columns.add("address." + part));
        return columns;
    }

    @Override
    public List<Entry> after(@Nullable String last, ExportFilter filter, int most) {
        var after = last == null ? null : new CustomerId(UUID.fromString(last));
        return customers.after(after, filter.updatedAt(), most).stream()
                .map(customer ->
                        new Entry(customer.id().value().toString(), () -> line(customer), () -> rows(customer)))
                .toList();
    }

    private ObjectNode line(WholeCustomer customer) {
        ObjectNode line = json.valueToTree(customer);
        line.remove("active");
        line.put("status", status(customer));
        return line;
    }

    private static String status(WholeCustomer customer) {
        return customer.active() ? "ACTIVE" : "DISABLED";
    }

    private List<Map<String, String>> rows(WholeCustomer customer) {
        var shared = shared(customer);
        if (customer.addresses().isEmpty()) {
            return List.of(shared);
        }
        return customer.addresses().stream()
                .map(address -> withAddress(shared, address))
                .toList();
    }

    private Map<String, String> withAddress(Map<String, String> shared, Address address) {
        var row = new HashMap<>(shared);
        ObjectNode parts = json.valueToTree(address);
        ADDRESS.forEach(part -> row.put("address." + part, parts.path(part).asString("")));
        return row;
    }

    private static Map<String, String> shared(WholeCustomer customer) {
        var row = new HashMap<String, String>();
        row.put("id", customer.id().text());
        row.put("externalId", text(customer.externalId()));
        row.put("email", customer.email());
        row.put("emailVerified", String.valueOf(customer.emailVerified()));
        row.put("status", status(customer));
        row.put("firstName", customer.firstName());
        row.put("lastName", text(customer.lastName()));
        row.put("locale", customer.locale());
        row.put("vatNumber", text(customer.vatNumber()));
        row.put("tags", CellList.of(customer.tags()));
        row.put("groups", CellList.of(customer.groups()));
        row.put("createdAt", customer.createdAt().toString());
        row.put("updatedAt", customer.updatedAt().toString());
        return row;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
