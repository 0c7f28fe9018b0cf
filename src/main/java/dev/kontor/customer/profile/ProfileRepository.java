package dev.kontor.customer.profile;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of the profiles.
@Repository
class ProfileRepository {

    private final JdbcClient jdbc;

    ProfileRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Profile> find(CustomerId id) {
        return jdbc.sql("select * from customer.profiles where id = :id")
                .param("id", id.value())
                .query((row, _) -> profile(row))
                .optional();
    }

    /// @throws ConflictException `already-exists` if another customer has the external id
    void insert(Profile profile) {
        unique(() -> jdbc.sql("""
                        insert into customer.profiles
                            (id, version, external_id, first_name, last_name, locale, created_at, updated_at)
                        values (:id, 1, :externalId, :firstName, :lastName, :locale, :now, :now)
                        """)
                .param("id", profile.id().value())
                .param("externalId", profile.externalId(), Types.VARCHAR)
                .param("firstName", profile.firstName())
                .param("lastName", Objects.requireNonNullElse(profile.lastName(), ""))
                .param("locale", profile.locale())
                .param("now", profile.createdAt())
                .update());
    }

    /// @throws ConflictException `already-exists` if another customer has the external id
    boolean update(Profile profile) {
        return unique(() -> jdbc.sql("""
                        update customer.profiles set version = version + 1, external_id = :externalId, first_name = :firstName,
                            last_name = :lastName, locale = :locale, vat_number = :vatNumber, tags = :tags, updated_at = :now
                        where id = :id and version = :version
                        """)
                        .param("externalId", profile.externalId(), Types.VARCHAR)
                        .param("firstName", profile.firstName())
                        .param("lastName", Objects.requireNonNullElse(profile.lastName(), ""))
                        .param("locale", profile.locale())
                        .param("vatNumber", profile.vatNumber(), Types.VARCHAR)
                        .param("tags", Sql.texts(profile.tags()))
                        .param("now", profile.updatedAt())
                        .param("id", profile.id().value())
                        .param("version", profile.version())
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

    static Profile profile(ResultSet row) throws SQLException {
        var mergedInto = row.getObject("merged_into", UUID.class);
        return new Profile(
                new CustomerId(row.getObject("id", UUID.class)),
                row.getLong("version"),
                row.getString("external_id"),
                row.getString("first_name"),
                row.getString("last_name").isEmpty() ? null : row.getString("last_name"),
                row.getString("locale"),
                row.getString("vat_number"),
                Sql.list(row, "tags"),
                mergedInto == null ? null : new CustomerId(mergedInto),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }
}
