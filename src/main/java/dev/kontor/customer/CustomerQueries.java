package dev.kontor.customer;

import dev.kontor.identity.CustomerAccount;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The list of customers: one statement here, one for their accounts.
@Repository
class CustomerQueries {

    private static final Sorting SORTING = Sorting.by(
            "id",
            "-createdAt",
            SortField.time("createdAt", "created_at"),
            SortField.text("lastName", "lower(last_name)"));
    private static final UUID NOBODY = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final Cursors cursors;
    private final CustomerAccounts accounts;

    CustomerQueries(JdbcClient jdbc, Cursors cursors, CustomerAccounts accounts) {
        this.jdbc = jdbc;
        this.cursors = cursors;
        this.accounts = accounts;
    }

    private record Listed(Profile profile, @Nullable Instant erasureRequestedAt) {}

    Page<CustomerDetails> customers(CustomerFilter filter, Listing listing) {
        var window = cursors.window(listing, SORTING, filter);
        var where = """
                from customer.profiles
                where (:id::uuid is null or id = :id::uuid)
                  and (:name::text is null or lower(last_name) like :name)
                  and (:erasure::boolean is null or :erasure::boolean = exists (
                      select from customer.erasure_requests e where e.customer_id = profiles.id))
                """;
        var params = new HashMap<String, @Nullable Object>();
        params.put("id", filter.email() == null ? null : withEmail(filter.email()));
        params.put("name", filter.lastName() == null ? null : startingWith(filter.lastName()));
        params.put("erasure", filter.erasureRequested());
        var rows = jdbc.sql("select *, (select requested_at from customer.erasure_requests e"
                        + " where e.customer_id = profiles.id) as erasure_requested_at " + where + window.and()
                        + window.orderAndLimit())
                .params(params)
                .params(window.params())
                .query((row, _) ->
                        new Listed(ProfileRepository.profile(row), Sql.optionalInstant(row, "erasure_requested_at")))
                .list();
        var page = window.page(rows, (listed, field) -> switch (field) {
            case "createdAt" -> listed.profile().createdAt();
            case "lastName" ->
                Objects.requireNonNullElse(listed.profile().lastName(), "").toLowerCase(Locale.ROOT);
            default -> listed.profile().id().value();
        });
        var found = accounts.find(
                page.items().stream().map(listed -> listed.profile().id()).toList());
        var customers = page.map(listed -> CustomerDetails.of(
                listed.profile(), account(found, listed.profile().id()), listed.erasureRequestedAt()));
        return listing.wantsTotal()
                ? customers.withTotal(jdbc.sql("select count(*) " + where)
                        .params(params)
                        .query(Long.class)
                        .single())
                : customers;
    }

    private static CustomerAccount account(Map<CustomerId, CustomerAccount> accounts, CustomerId id) {
        return Objects.requireNonNullElseGet(accounts.get(id), () -> new CustomerAccount(id, "", false, false, false));
    }

    private String withEmail(String email) {
        return accounts.findByEmail(email)
                .map(account -> account.id().value())
                .orElse(NOBODY)
                .toString();
    }

    private static String startingWith(String name) {
        return name.toLowerCase(Locale.ROOT)
                        .replace("\\", "\\\\")
                        .replace("%", "\\%")
                        .replace("_", "\\_")
                + "%";
    }
}
