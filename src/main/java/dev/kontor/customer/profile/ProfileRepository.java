package dev.kontor.customer.profile;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of the profiles.
@Repository
class ProfileRepository {

    static final String COLUMNS = """
            id, version, external_id, first_name, nullif(last_name, '') as last_name, locale, vat_number, tags,
            merged_into, created_at, updated_at
            """;

    private final JdbcClient jdbc;

    ProfileRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Profile> find(CustomerId id) {
        return jdbc.sql("select " + COLUMNS + "from customer.profiles where id = :id")
                .param("id", id)
                .query(Profile.class)
                .optional();
    }

    /// @throws ConflictException `already-exists` if another customer has the external id
    void insert(Profile profile) {
        unique(() -> jdbc.sql("""
                        insert into customer.profiles
                            (id, version, external_id, first_name, last_name, locale, created_at, updated_at)
                        values (:id, 1, :externalId, :firstName, :lastName, :locale, :createdAt, :createdAt)
                        """)
                .paramSource(profile)
                .param("lastName", Objects.requireNonNullElse(profile.lastName(), ""))
                .update());
    }

    /// @throws ConflictException `already-exists` if another customer has the external id
    boolean update(Profile profile) {
        return unique(() -> jdbc.sql("""
                        update customer.profiles set version = version + 1, external_id = :externalId, first_name = :firstName,
                            last_name = :lastName, locale = :locale, vat_number = :vatNumber, tags = :tags, updated_at = :updatedAt
                        where id = :id and version = :version
                        """)
                        .paramSource(profile)
                        .param("lastName", Objects.requireNonNullElse(profile.lastName(), ""))
                        .update())
                == 1;
    }

    private static int unique(IntSupplier write) {
        try {
            return write.getAsInt();
        } catch (DuplicateKeyException violation) {
            if (Sql.constraint(violation).orElse("").equals("profiles_external_id")) {
                throw ConflictException.taken("/externalId", Message.of("customer.external-id-taken"));
            }
            throw violation;
        }
    }
}
