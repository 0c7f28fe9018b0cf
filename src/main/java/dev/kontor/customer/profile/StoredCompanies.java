package dev.kontor.customer.profile;

import dev.kontor.customer.CustomerCompanies;
import dev.kontor.identity.CustomerId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the VAT numbers of profiles.
@Repository
class StoredCompanies implements CustomerCompanies {

    private final JdbcClient jdbc;

    StoredCompanies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> vatNumber(CustomerId customer) {
        return jdbc.sql("select vat_number from customer.profiles where id = :id and vat_number is not null")
                .param("id", customer)
                .query(String.class)
                .optional();
    }
}
