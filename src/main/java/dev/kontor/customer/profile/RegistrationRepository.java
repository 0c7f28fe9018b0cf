package dev.kontor.customer.profile;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.crypto.SealedColumn;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The rows of unprocessed registrations, encrypted.
@Repository
class RegistrationRepository {

    private static final String PURPOSE = "registration";

    private final JdbcClient jdbc;
    private final Keyring keyring;
    private final JsonMapper json;

    RegistrationRepository(JdbcClient jdbc, Keyring keyring, JsonMapper json) {
        this.jdbc = jdbc;
        this.keyring = keyring;
        this.json = json;
    }

    @Bean
    static SealedColumn sealedRegistrations() {
        return new SealedColumn(
                "customer.registrations",
                "sealed",
                "id::text",
                PURPOSE,
                key -> new CustomerId(UUID.fromString(key)).text());
    }

    void insert(CustomerId id, Registration registration) {
        jdbc.sql("insert into customer.registrations (id, sealed, created_at) values (:id, :sealed, now())")
                .param("id", id.value())
                .param("sealed", keyring.seal(PURPOSE, json.writeValueAsBytes(registration), id.text()))
                .update();
    }

    /// Removes and returns the row, in the caller's transaction.
    Optional<Registration> take(CustomerId id) {
        return jdbc.sql("delete from customer.registrations where id = :id returning sealed")
                .param("id", id.value())
                .query((row, _) -> row.getBytes(1))
                .optional()
                .flatMap(content -> keyring.open(PURPOSE, content, id.text()))
                .map(bytes -> json.readValue(bytes, Registration.class));
    }

    /// Deletes registrations that could not be processed for a week.
    @Scheduled(initialDelayString = "PT16M", fixedDelayString = "PT1H")
    void purge() {
        jdbc.sql("delete from customer.registrations where created_at < now() - interval '7 days'")
                .update();
    }
}
