package dev.kontor.customer.profile;

import dev.kontor.customer.CustomerCompanies;
import dev.kontor.identity.CustomerId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the VAT numbers of profiles with the groups of the customers.
@Repository
class StoredCompanies implements CustomerCompanies {

    private final JdbcClient jdbc;

    StoredCompanies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Company of(CustomerId customer) {
        return jdbc.sql("""
                        select p.vat_number,
                            array(select m.group_id from customer.group_members m where m.customer_id = p.id
                                  order by m.group_id) as groups
                        from customer.profiles p where p.id = :id
                        """)
                .param("id", customer)
                .query(Company.class)
                .optional()
                .orElseGet(() -> new Company(null, List.of()));
    }
}
