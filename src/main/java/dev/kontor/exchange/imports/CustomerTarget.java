package dev.kontor.exchange.imports;

import dev.kontor.customer.CustomerWriter;
import dev.kontor.identity.EmailKey;
import dev.kontor.shared.problem.DomainException;
import dev.kontor.shared.problem.WriteResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Imports customers: one row per address in a CSV file, with the rows of a customer in sequence; one line per
/// customer in an NDJSON file. Passwords cannot be imported.
@Component
class CustomerTarget implements ImportTarget {

    private final CustomerWriter customers;
    private final CustomerRows rows;

    CustomerTarget(CustomerWriter customers, JsonMapper json) {
        this.customers = customers;
        this.rows = new CustomerRows(json);
    }

    @Override
    public ImportType type() {
        return ImportType.CUSTOMERS;
    }

    @Override
    public List<Example> template() {
        return List.of(
                new Example("externalId", "erp-4711"),
                new Example("email", "ada@example.com"),
                new Example("firstName", "Ada"),
                new Example("lastName", "Lovelace"),
                new Example("locale", "en"),
                new Example("vatNumber", "DE136695976"),
                new Example("tags", "press|vip"),
                new Example("groups", "resellers"),
                new Example("address.firstName", "Ada"),
                new Example("address.lastName", "Lovelace"),
                new Example("address.company", ""),
                new Example("address.line1", "12 Analytical Row"),
                new Example("address.line2", ""),
                new Example("address.postcode", "10115"),
                new Example("address.city", "Berlin"),
                new Example("address.region", ""),
                new Example("address.country", "DE"),
                new Example("address.phone", "+493012345678"));
    }

    @Override
    public boolean knows(String field) {
        return CustomerRows.knows(field);
    }

    @Override
    public @Nullable String partOf(SourceRow row) {
        if (row.json() != null) {
            return null;
        }
        var externalId = row.text("externalId");
        var email = row.text("email");
        return externalId == null && email == null
                ? null
                : externalId + " " + (email == null ? "" : EmailKey.of(email));
    }

    @Override
    public int most() {
        return CustomerWriter.MAX;
    }

    @Override
    public List<Key> keys(List<SourceRow> group) {
        var first = group.getFirst();
        var keys = new ArrayList<Key>();
        var externalId = first.text("externalId");
        if (externalId != null) {
            keys.add(new Key(first.number(), first.place("externalId"), "id " + externalId));
        }
        var email = first.text("email");
        if (email != null) {
            keys.add(new Key(first.number(), first.place("email"), "email " + EmailKey.of(email)));
        }
        return keys;
    }

    @Override
    public List<Verdict> write(List<List<SourceRow>> groups, Writing writing) {
        return ImportTarget.judged(
                groups,
                rows::customer,
                wanted -> customers.write(wanted, writing.importId().text(), writing.dryRun()),
                CustomerTarget::verdict);
    }

    private static Verdict verdict(List<SourceRow> group, WriteResult written) {
        var refusal = written.refusal();
        return refusal == null ? Verdict.of(written.effect()) : Verdict.refused(errors(group, refusal));
    }

    /// Errors of addresses are those of their rows in a CSV file.
    private static List<RowError> errors(List<SourceRow> group, DomainException refusal) {
        var first = group.getFirst();
        if (first.json() != null) {
            return refusal.errors().isEmpty()
                    ? first.errors(refusal, "email")
                    : refusal.errors().stream()
                            .map(each -> first.error(
                                    String.valueOf(each.pointer()).substring(1),
                                    each.code(),
                                    each.detail().text()))
                            .toList();
        }
        var withAddress = group.stream().filter(CustomerRows::hasAddress).toList();
        return refusal.errors().isEmpty()
                ? first.errors(refusal, "email")
                : refusal.errors().stream()
                        .map(each -> {
                            var path = String.valueOf(each.pointer()).split("/");
                            boolean ofAddress = path.length > 3 && path[1].equals("addresses");
                            var row = ofAddress ? withAddress.get(Integer.parseInt(path[2])) : first;
                            return row.error(
                                    ofAddress ? CustomerRows.ADDRESS + path[3] : path[1],
                                    each.code(),
                                    each.detail().text());
                        })
                        .toList();
    }
}
