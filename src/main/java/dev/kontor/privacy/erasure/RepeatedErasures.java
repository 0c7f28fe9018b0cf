package dev.kontor.privacy.erasure;

import dev.kontor.audit.AuditLog;
import dev.kontor.customer.CustomerErasures;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.CustomerId;
import dev.kontor.jobs.JobPriority;
import dev.kontor.jobs.Jobs;
import dev.kontor.privacy.ErasureRequestId;
import dev.kontor.privacy.erasure.ErasureRepository.NewRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Starts the erasures of persons whom a restored backup has brought back.
@Service
@Transactional
class RepeatedErasures {

    private static final String SYSTEM = "system";

    private final ErasureRepository requests;
    private final ErasedPersons persons;
    private final ErasureJob job;
    private final Jobs jobs;
    private final CustomerErasures customers;
    private final CustomerAccounts accounts;
    private final AuditLog audit;

    RepeatedErasures(
            ErasureRepository requests,
            ErasedPersons persons,
            ErasureJob job,
            Jobs jobs,
            CustomerErasures customers,
            CustomerAccounts accounts,
            AuditLog audit) {
        this.requests = requests;
        this.persons = persons;
        this.job = job;
        this.jobs = jobs;
        this.customers = customers;
        this.accounts = accounts;
        this.audit = audit;
    }

    /// The result for a proof.
    enum Outcome {
        /// The backup does not contain the person.
        ABSENT,
        /// A job erases the person.
        STARTED,
        /// Something is in the way: the request awaits staff.
        BLOCKED
    }

    /// Disables the account and starts its erasure.
    public Outcome repeat(CustomerId customer, ErasureRequestId former) {
        if (!accounts.exists(customer)) {
            return Outcome.ABSENT;
        }
        customers.request(customer);
        return start(customer, null, former);
    }

    /// Starts the erasure of the orders of a guest.
    ///
    /// @param email in lower case
    public Outcome repeat(String email, ErasureRequestId former) {
        return start(null, email, former);
    }

    private Outcome start(@Nullable CustomerId customer, @Nullable String email, ErasureRequestId former) {
        var id = ErasureRequestId.next();
        var key = email == null ? null : persons.key(email);
        if (!requests.insert(new NewRequest(id, customer, email, key, ErasureOrigin.STAFF, SYSTEM, null))) {
            var open = requests.open(customer, key);
            if (open.status() == ErasureStatus.APPROVED) {
                return Outcome.STARTED;
            }
            id = open.id();
        }
        if (!persons.obstacles(persons.find(customer, email)).isEmpty()) {
            return Outcome.BLOCKED;
        }
        requests.decide(id, ErasureStatus.APPROVED, SYSTEM, "Erased again after a restore: " + former.text());
        requests.run(id, jobs.start(job, new ErasureJob.Input(id.value()), JobPriority.HIGH, id.text()));
        audit.record("erasure.approved", id);
        return Outcome.STARTED;
    }
}
