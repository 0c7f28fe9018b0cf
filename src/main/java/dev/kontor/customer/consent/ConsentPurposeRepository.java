package dev.kontor.customer.consent;

import dev.kontor.customer.ConsentPurposeId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores the purposes of consents.
@Repository
class ConsentPurposeRepository {

    private static final String COLUMNS = "id, version, code, name, active, created_at, updated_at";

    private final JdbcClient jdbc;

    ConsentPurposeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ConsentPurposeDetails> list() {
        return jdbc.sql("select " + COLUMNS + " from customer.consent_purposes order by code")
                .query(ConsentPurposeDetails.class)
                .list();
    }

    Optional<ConsentPurposeDetails> find(ConsentPurposeId id) {
        return jdbc.sql("select " + COLUMNS + " from customer.consent_purposes where id = :id")
                .param("id", id)
                .query(ConsentPurposeDetails.class)
                .optional();
    }

    Optional<ConsentPurposeDetails> find(String code) {
        return jdbc.sql("select " + COLUMNS + " from customer.consent_purposes where code = :code")
                .param("code", code)
                .query(ConsentPurposeDetails.class)
                .optional();
    }

    /// @return false if the code is in use
    boolean insert(ConsentPurposeDetails purpose) {
        return jdbc.sql("""
                        insert into customer.consent_purposes
                            (id, code, version, name, active, created_at, updated_at)
                        values (:id, :code, :version, :name, :active, :createdAt, :updatedAt)
                        on conflict (code) do nothing
                        """).paramSource(purpose).update() == 1;
    }

    /// @return false if the stored version is not the one before
    boolean update(ConsentPurposeDetails purpose) {
        return jdbc.sql("""
                        update customer.consent_purposes
                        set version = :version, name = :name, active = :active, updated_at = :updatedAt
                        where id = :id and version = :version - 1
                        """).paramSource(purpose).update() == 1;
    }
}
