package dev.kontor.customer.bulk;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.identity.CustomerId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads a batch of customers with their groups and addresses, and writes their profiles and groups.
@Repository
class CustomerBatchRepository {

    private final JdbcClient jdbc;

    CustomerBatchRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, CustomerId> byExternalId(Collection<String> externalIds) {
        record Row(String externalId, CustomerId id) {}
        return jdbc
                .sql("select external_id, id from customer.profiles where external_id = any(:externalIds)")
                .param("externalIds", externalIds)
                .query(Row.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Row::externalId, Row::id));
    }

    /// Groups by code and by name; a code wins, and a name that several groups have is unknown.
    Map<String, CustomerGroupId> groups(Collection<String> codesAndNames) {
        record Row(CustomerGroupId id, String code, String name) {}
        if (codesAndNames.isEmpty()) {
            return Map.of();
        }
        var rows = jdbc.sql("""
                        select id, code, name from customer.groups
                        where code = any(:texts) or name = any(:texts) order by id for key share
                        """).param("texts", codesAndNames).query(Row.class).list();
        var byName = rows.stream().collect(Collectors.groupingBy(Row::name));
        var groups = new HashMap<String, CustomerGroupId>();
        byName.forEach((name, named) -> {
            if (named.size() == 1) {
                groups.put(name, named.getFirst().id());
            }
        });
        rows.forEach(row -> groups.put(row.code(), row.id()));
        return groups;
    }

    /// @param lock whether to lock them until the transaction ends
    Map<CustomerId, KnownCustomer> find(Collection<CustomerId> ids, boolean lock) {
        return jdbc
                .sql("""
                        select p.id, p.external_id, p.first_name, p.last_name, p.locale, p.vat_number, p.tags, p.merged_into,
                            array(select m.group_id from customer.group_members m where m.customer_id = p.id
                                  order by m.group_id) as group_ids,
                            (select coalesce(jsonb_agg(jsonb_build_object('firstName', a.first_name,
                                'lastName', a.last_name, 'company', a.company, 'line1', a.line1, 'line2', a.line2,
                                'city', a.city, 'region', a.region, 'postcode', a.postcode, 'country', a.country,
                                'phone', a.phone)), '[]')
                             from customer.addresses a where a.customer_id = p.id) as addresses,
                            exists (select from customer.erasure_requests e where e.customer_id = p.id)
                                as erasure_requested
                        from customer.profiles p where p.id = any(:ids) order by p.id
                        """ + (lock ? " for update of p" : ""))
                .param("ids", ids)
                .query(KnownCustomer.class)
                .list()
                .stream()
                .collect(Collectors.toMap(KnownCustomer::id, Function.identity()));
    }

    void insert(KnownCustomer customer, Instant now) {
        jdbc.sql("""
                        insert into customer.profiles (id, version, external_id, first_name, last_name, locale, vat_number, tags,
                            created_at, updated_at)
                        values (:id, 1, :externalId, :firstName, :lastName, :locale, :vatNumber, :tags, :now, :now)
                        """).paramSource(customer).param("now", now).update();
    }

    void update(KnownCustomer customer, Instant now) {
        jdbc.sql("""
                        update customer.profiles set version = version + 1, external_id = :externalId,
                            first_name = :firstName, last_name = :lastName, locale = :locale, vat_number = :vatNumber, tags = :tags,
                            updated_at = :now
                        where id = :id
                        """).paramSource(customer).param("now", now).update();
    }

    void join(CustomerId customer, List<CustomerGroupId> groups, Instant now) {
        jdbc.sql("""
                        insert into customer.group_members (group_id, customer_id, added_at)
                        select g, :customer, :now from unnest(:groups::uuid[]) g on conflict do nothing
                        """)
                .param("customer", customer)
                .param("groups", groups)
                .param("now", now)
                .update();
    }

    void leave(CustomerId customer, List<CustomerGroupId> groups) {
        jdbc.sql("delete from customer.group_members where customer_id = :customer and group_id = any(:groups)")
                .param("customer", customer)
                .param("groups", groups)
                .update();
    }
}
