package dev.kontor.customer.bulk;

import dev.kontor.customer.CustomerReader;
import dev.kontor.customer.WholeCustomer;
import dev.kontor.identity.CustomerAccount;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.web.binding.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads complete customers.
@Repository
class WholeCustomers implements CustomerReader {

    private final JdbcClient jdbc;
    private final CustomerAccounts accounts;

    WholeCustomers(JdbcClient jdbc, CustomerAccounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    private record Row(
            CustomerId id,
            @Nullable String externalId,
            String firstName,
            @Nullable String lastName,
            String locale,
            @Nullable String vatNumber,
            List<String> tags,
            List<String> groups,
            List<Address> addresses,
            Instant createdAt,
            Instant updatedAt) {}

    @Override
    public List<WholeCustomer> after(@Nullable CustomerId after, @Nullable TimeRange updatedAt, int most) {
        var page = jdbc.sql("""
                        select p.id, p.external_id, p.first_name, nullif(p.last_name, '') as last_name, p.locale, p.vat_number, p.tags,
                            array(select g.code from customer.group_members m join customer.groups g on g.id = m.group_id
                                  where m.customer_id = p.id order by g.code collate "C") as groups,
                            (select coalesce(jsonb_agg(jsonb_build_object('firstName', a.first_name,
                                'lastName', a.last_name, 'company', a.company, 'line1', a.line1, 'line2', a.line2,
                                'city', a.city, 'region', a.region, 'postcode', a.postcode, 'country', a.country,
                                'phone', a.phone) order by a.created_at, a.id), '[]')
                             from customer.addresses a where a.customer_id = p.id) as addresses,
                            p.created_at, p.updated_at
                        from customer.profiles p
                        where p.id > :after and p.merged_into is null
                        """ + TimeRange.and(updatedAt, "p.updated_at") + " order by p.id limit :most")
                .param("after", after == null ? new UUID(0, 0) : after.value())
                .param("most", most)
                .params(TimeRange.params(updatedAt, "p.updated_at"))
                .query(Row.class)
                .list();
        var found = accounts.find(page.stream().map(Row::id).toList());
        // Never fewer than the page: a short page is the last one.
        return page.stream()
                .map(row -> of(
                        row,
                        Objects.requireNonNullElseGet(
                                found.get(row.id()),
                                () -> new CustomerAccount(row.id(), "", false, false, false, false, null))))
                .toList();
    }

    private static WholeCustomer of(Row row, CustomerAccount account) {
        return new WholeCustomer(
                row.id(),
                row.externalId(),
                account.email(),
                account.verified(),
                account.active(),
                row.firstName(),
                row.lastName(),
                row.locale(),
                row.vatNumber(),
                row.tags(),
                row.groups(),
                row.addresses(),
                row.createdAt(),
                row.updatedAt());
    }
}
