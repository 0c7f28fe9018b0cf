package dev.kontor.customer.profile;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.customer.CustomerOrders;
import dev.kontor.customer.CustomerVatNumbers;
import dev.kontor.identity.CustomerAccount;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// The list of customers: one statement here, one for their accounts.
@Repository
class CustomerQueries {

    private static final Sorting SORTING = Sorting.by(
            "id",
            "-createdAt",
            SortField.time("createdAt", "created_at"),
            SortField.text("lastName", "lower(last_name)"));
    private static final CustomerId NOBODY = new CustomerId(new UUID(0, 0));
    /// Letters, then digits: what looks like an order number costs another statement.
    private static final Pattern ORDER_NUMBER = Pattern.compile("[A-Za-z]{1,5}-[0-9]{1,18}");

    private static final int MAX_WORDS = 5;
    private static final int MAX_FOUND = 1_000;

    private final KeysetLists lists;
    private final CustomerAccounts accounts;
    private final CustomerOrders orders;
    private final CustomerVatNumbers vatNumbers;

    CustomerQueries(
            KeysetLists lists, CustomerAccounts accounts, CustomerOrders orders, CustomerVatNumbers vatNumbers) {
        this.lists = lists;
        this.accounts = accounts;
        this.orders = orders;
        this.vatNumbers = vatNumbers;
    }

    private record Listed(
            Profile profile,
            List<CustomerGroupId> groupIds,
            @Nullable Instant erasureRequestedAt) {}

    Page<CustomerDetails> customers(CustomerFilter filter, Listing listing) {
        var page = lists.select(ProfileRepository.COLUMNS + """
                        , (select requested_at from customer.erasure_requests e where e.customer_id = profiles.id)
                            as erasure_requested_at,
                        array(select m.group_id from customer.group_members m where m.customer_id = profiles.id
                              order by m.group_id) as group_ids
                        """, "customer.profiles")
                .where(conditions(filter))
                .page(listing, SORTING, Listed.class, CustomerQueries::value, filter);
        var found = accounts.find(
                page.items().stream().map(listed -> listed.profile().id()).toList());
        return page.map(listed -> CustomerDetails.of(
                listed.profile(),
                account(found, listed.profile().id()),
                listed.groupIds(),
                listed.erasureRequestedAt()));
    }

    private Conditions conditions(CustomerFilter filter) {
        var conditions = new Conditions()
                .and("id = :email", "email", filter.email() == null ? null : withEmail(filter.email()))
                .and(
                        Sql.startsWith("lower(last_name)", "lastName"),
                        "lastName",
                        filter.lastName() == null ? null : filter.lastName().toLowerCase(Locale.ROOT))
                .and(
                        "vat_number = :vatNumber",
                        "vatNumber",
                        filter.vatNumber() == null ? null : vatNumbers.normalized(filter.vatNumber()))
                .and("tags @> array[:tag]::text[]", "tag", filter.tag())
                .and("""
                        exists (select from customer.group_members m
                                where m.customer_id = profiles.id and m.group_id = :group)
                        """, "group", filter.groupId())
                .and("""
                        :erasure = exists (select from customer.erasure_requests e
                                           where e.customer_id = profiles.id)
                        """, "erasure", filter.erasureRequested());
        if (filter.q() != null) {
            search(conditions, filter.q().strip());
        }
        return conditions;
    }

    /// Each alternative has an index, so the search does not read all customers.
    private void search(Conditions conditions, String text) {
        var words = text.split("\\s+", MAX_WORDS);
        var names = new ArrayList<String>();
        for (int index = 0; index < words.length; index++) {
            var word = "word" + index;
            names.add("(" + Sql.startsWith("lower(p.last_name)", word) + " or "
                    + Sql.startsWith("lower(p.first_name)", word) + ")");
            conditions.params().put(word, words[index].toLowerCase(Locale.ROOT));
        }
        var found = new ArrayList<>(accounts.startingWith(text, MAX_FOUND));
        if (ORDER_NUMBER.matcher(text).matches()) {
            orders.customerOf(text).ifPresent(found::add);
        }
        conditions.params().put("found", found);
        conditions.params().put("phone", Sql.nullable(String.class, phone(text)));
        conditions.and("""
                id in (select p.id from customer.profiles p where %s
                       union all select unnest(:found::uuid[])
                       union all select a.customer_id from customer.addresses a where %s)
                """.formatted(String.join(" and ", names), Sql.startsWith("a.phone", "phone")));
    }

    /// The beginning of a phone number in international format; null unless the text looks like one.
    private static @Nullable String phone(String text) {
        var digits = text.replaceAll("[^0-9]", "");
        boolean number = digits.length() >= 4 && text.matches("(?:\\+|00)[0-9 ()/.-]+");
        return number ? "+" + (text.startsWith("00") ? digits.substring(2) : digits) : null;
    }

    private static Object value(Listed listed, String field) {
        return switch (field) {
            case "createdAt" -> listed.profile().createdAt();
            case "lastName" ->
                Objects.requireNonNullElse(listed.profile().lastName(), "").toLowerCase(Locale.ROOT);
            default -> listed.profile().id().value();
        };
    }

    private static CustomerAccount account(Map<CustomerId, CustomerAccount> accounts, CustomerId id) {
        return Objects.requireNonNullElseGet(
                accounts.get(id), () -> new CustomerAccount(id, "", false, false, false, false, null));
    }

    private CustomerId withEmail(String email) {
        return accounts.findByEmail(email).map(CustomerAccount::id).orElse(NOBODY);
    }
}
