package dev.kontor.customer;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.address.Address;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/// The rows of the address books. The owner is part of every statement: somebody else's address does not exist.
@Repository
class AddressRepository {

    private final JdbcClient jdbc;

    AddressRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SavedAddress> findAll(CustomerId customer) {
        return jdbc.sql("select * from customer.addresses where customer_id = :customer order by created_at, id")
                .param("customer", customer.value())
                .query((row, _) -> address(row))
                .list();
    }

    Optional<SavedAddress> find(CustomerId customer, AddressId id) {
        return jdbc.sql("select * from customer.addresses where id = :id and customer_id = :customer")
                .param("id", id.value())
                .param("customer", customer.value())
                .query((row, _) -> address(row))
                .optional();
    }

    /// How many there are; whoever adds one waits for whoever does so now.
    int lockAndCount(CustomerId customer) {
        jdbc.sql("select 1 from customer.profiles where id = :customer for update")
                .param("customer", customer.value())
                .query(Integer.class)
                .optional();
        return jdbc.sql("select count(*) from customer.addresses where customer_id = :customer")
                .param("customer", customer.value())
                .query(Integer.class)
                .single();
    }

    void insert(SavedAddress saved) {
        withAddress("""
                insert into customer.addresses (id, version, customer_id, first_name, last_name, company, line1, line2,
                    city, region, postcode, country, phone, created_at, updated_at)
                values (:id, 1, :customer, :firstName, :lastName, :company, :line1, :line2,
                    :city, :region, :postcode, :country, :phone, :now, :now)
                """, saved, saved.createdAt()).update();
    }

    boolean update(SavedAddress saved) {
        return withAddress("""
                        update customer.addresses set version = version + 1, first_name = :firstName,
                            last_name = :lastName, company = :company, line1 = :line1, line2 = :line2, city = :city,
                            region = :region, postcode = :postcode, country = :country, phone = :phone,
                            updated_at = :now
                        where id = :id and customer_id = :customer and version = :version
                        """, saved, saved.updatedAt())
                        .param("version", saved.version())
                        .update()
                == 1;
    }

    boolean delete(CustomerId customer, AddressId id) {
        return jdbc.sql("delete from customer.addresses where id = :id and customer_id = :customer")
                        .param("id", id.value())
                        .param("customer", customer.value())
                        .update()
                == 1;
    }

    private StatementSpec withAddress(String sql, SavedAddress saved, Instant now) {
        var address = saved.address();
        return jdbc.sql(sql)
                .param("id", saved.id().value())
                .param("customer", saved.customer().value())
                .param("firstName", address.firstName())
                .param("lastName", address.lastName())
                .param("company", address.company())
                .param("line1", address.line1())
                .param("line2", address.line2())
                .param("city", address.city())
                .param("region", address.region())
                .param("postcode", address.postcode())
                .param("country", address.country())
                .param("phone", address.phone())
                .param("now", now.atOffset(ZoneOffset.UTC));
    }

    private static SavedAddress address(ResultSet row) throws SQLException {
        return new SavedAddress(
                new AddressId(row.getObject("id", UUID.class)),
                row.getLong("version"),
                new CustomerId(row.getObject("customer_id", UUID.class)),
                new Address(
                        row.getString("first_name"),
                        row.getString("last_name"),
                        row.getString("company"),
                        row.getString("line1"),
                        row.getString("line2"),
                        row.getString("city"),
                        row.getString("region"),
                        row.getString("postcode"),
                        row.getString("country"),
                        row.getString("phone")),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }
}
