package dev.kontor.customer.profile;

import dev.kontor.identity.CustomerId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Lists and counts the addresses of a customer.
@Repository
class AddressQueries {

    private final JdbcClient jdbc;

    AddressQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<AddressDetails> list(CustomerId customer) {
        return jdbc.sql("""
                        select id, first_name, last_name, company, line1, line2, city, region, postcode, country, phone,
                            created_at, updated_at
                        from customer.addresses where customer_id = :customer order by created_at, id
                        """)
                .param("customer", customer)
                .query(AddressDetails.class)
                .list();
    }

    /// Counts the addresses; others who add one to this address book wait until the transaction ends.
    int lockAndCount(CustomerId customer) {
        jdbc.sql("select 1 from customer.profiles where id = :customer for update")
                .param("customer", customer)
                .query(Integer.class)
                .optional();
        return jdbc.sql("select count(*) from customer.addresses where customer_id = :customer")
                .param("customer", customer)
                .query(Integer.class)
                .single();
    }
}
