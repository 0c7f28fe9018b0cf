package dev.kontor.privacy.hold;

import dev.kontor.identity.CustomerId;
import dev.kontor.privacy.LegalHoldId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.privacy.ErasureObstacles;
import dev.kontor.shared.privacy.PersonToErase;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores legal holds. Each is an obstacle of an erasure.
@Repository
class LegalHoldRepository implements ErasureObstacles {

    private static final Sorting SORTING = Sorting.by("id", "-createdAt", SortField.time("createdAt", "created_at"));
    private static final String COLUMNS = "id, customer_id, email, reason, created_by, created_at";

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    LegalHoldRepository(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    Page<LegalHoldDetails> list(Listing listing) {
        return lists.select(COLUMNS, "privacy.legal_holds")
                .page(listing, SORTING, LegalHoldDetails.class, "legal-holds");
    }

    /// Exactly one of them is present.
    record Person(@Nullable CustomerId customerId, @Nullable String email) {}

    List<Person> persons() {
        return jdbc.sql("select customer_id, email from privacy.legal_holds")
                .query(Person.class)
                .list();
    }

    Optional<LegalHoldDetails> find(LegalHoldId id) {
        return jdbc.sql("select " + COLUMNS + " from privacy.legal_holds where id = :id")
                .param("id", id)
                .query(LegalHoldDetails.class)
                .optional();
    }

    /// @return false if the person has one
    boolean insert(LegalHoldDetails hold) {
        return jdbc.sql("""
                        insert into privacy.legal_holds (id, customer_id, email, reason, created_by, created_at)
                        values (:id, :customerId, :email, :reason, :createdBy, :createdAt)
                        on conflict do nothing
                        """).paramSource(hold).update() == 1;
    }

    void delete(LegalHoldId id) {
        jdbc.sql("delete from privacy.legal_holds where id = :id")
                .param("id", id)
                .update();
    }

    @Override
    public List<Obstacle> of(PersonToErase person) {
        return jdbc.sql("""
                        select id from privacy.legal_holds
                        where customer_id = any(:customers) or email = any(:emails::text[]) order by id limit 10
                        """).params(person.parameters()).query(UUID.class).list().stream()
                .map(id -> new Obstacle(
                        "LEGAL_HOLD", TypeIds.of(LegalHoldId.class, id).text()))
                .toList();
    }
}
