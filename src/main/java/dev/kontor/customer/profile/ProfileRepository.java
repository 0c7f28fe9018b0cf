package dev.kontor.customer.profile;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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

    void insert(Profile profile) {
        jdbc.sql("""
                        insert into customer.profiles
                            (id, version, first_name, last_name, locale, created_at, updated_at)
                        values (:id, 1, :firstName, :lastName, :locale, :now, :now)
                        """)
                .param("id", profile.id().value())
                .param("firstName", profile.firstName())
                .param("lastName", Objects.requireNonNullElse(profile.lastName(), ""))
                .param("locale", profile.locale())
                .param("now", profile.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean update(Profile profile) {
        return jdbc.sql("""
                        update customer.profiles set version = version + 1, first_name = :firstName,
                            last_name = :lastName, locale = :locale, tags = :tags, updated_at = :now
                        where id = :id and version = :version
                        """)
                        .param("firstName", profile.firstName())
                        .param("lastName", Objects.requireNonNullElse(profile.lastName(), ""))
                        .param("locale", profile.locale())
                        .param("tags", Sql.texts(profile.tags()))
                        .param("now", profile.updatedAt().atOffset(ZoneOffset.UTC))
                        .param("id", profile.id().value())
                        .param("version", profile.version())
                        .update()
                == 1;
    }

    static Profile profile(ResultSet row) throws SQLException {
        var mergedInto = row.getObject("merged_into", UUID.class);
        return new Profile(
                new CustomerId(row.getObject("id", UUID.class)),
                row.getLong("version"),
                row.getString("first_name"),
                row.getString("last_name").isEmpty() ? null : row.getString("last_name"),
                row.getString("locale"),
                Sql.list(row, "tags"),
                mergedInto == null ? null : new CustomerId(mergedInto),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }
}
