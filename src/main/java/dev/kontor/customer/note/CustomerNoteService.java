package dev.kontor.customer.note;

import dev.kontor.audit.AuditLog;
import dev.kontor.customer.CustomerMerges;
import dev.kontor.customer.CustomerNoteId;
import dev.kontor.identity.Actor;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writes, lists and removes notes on customers.
@Service
@Transactional
class CustomerNoteService {

    private static final Sorting SORTING = Sorting.by("id", "-createdAt", SortField.time("createdAt", "created_at"));

    private final JdbcClient jdbc;
    private final KeysetLists lists;
    private final AuditLog audit;
    private final CustomerMerges merges;
    private final Clock clock;

    CustomerNoteService(JdbcClient jdbc, KeysetLists lists, AuditLog audit, CustomerMerges merges, Clock clock) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.merges = merges;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<CustomerNote> list(CustomerId customer, Listing listing) {
        if (jdbc.sql("select 1 from customer.profiles where id = :customer")
                .param("customer", customer)
                .query(Integer.class)
                .optional()
                .isEmpty()) {
            throw NotFoundException.of("customer", customer);
        }
        return lists.select("id, body as text, author as by, created_at", "customer.notes")
                .where(new Conditions().and("customer_id = :customer", "customer", customer))
                .page(listing, SORTING, CustomerNote.class, customer);
    }

    /// @throws RejectedException if the customer was merged into another one
    public CustomerNote write(Actor actor, CustomerId customer, WriteCustomerNote request) {
        merges.requireNotMerged(customer);
        var note = new CustomerNote(CustomerNoteId.next(), request.text().strip(), actor.label(), clock.instant());
        int written =
                jdbc.sql("""
                        insert into customer.notes (id, customer_id, body, author, created_at)
                        select :id, p.id, :text, :by, :createdAt from customer.profiles p where p.id = :customer
                        """).paramSource(note).param("customer", customer).update();
        if (written == 0) {
            throw NotFoundException.of("customer", customer);
        }
        audit.record("customer.noted", customer, null, note);
        return note;
    }

    public void remove(CustomerId customer, CustomerNoteId id) {
        int removed = jdbc.sql("delete from customer.notes where id = :id and customer_id = :customer")
                .param("id", id)
                .param("customer", customer)
                .update();
        if (removed == 0) {
            throw NotFoundException.of("note", id);
        }
        audit.record("customer.note_removed", customer, new Removed(id), null);
    }

    private record Removed(CustomerNoteId noteId) {}
}
