package dev.kontor.privacy.erasure;

import dev.kontor.audit.AuditLog;
import dev.kontor.customer.CustomerErasures;
import dev.kontor.customer.CustomerMerges;
import dev.kontor.identity.Actor;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.CustomerId;
import dev.kontor.jobs.JobPriority;
import dev.kontor.jobs.Jobs;
import dev.kontor.privacy.ErasureRequestId;
import dev.kontor.privacy.erasure.ErasureRepository.NewRequest;
import dev.kontor.shared.privacy.ErasureObstacles.Obstacle;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Records, approves and rejects requests to erase persons.
@Service
@Transactional
class ErasureRequests {

    private static final String SYSTEM = "system";

    private final ErasureRepository requests;
    private final ErasedPersons persons;
    private final ErasureJob job;
    private final Jobs jobs;
    private final CustomerErasures customers;
    private final CustomerMerges merges;
    private final CustomerAccounts accounts;
    private final AuditLog audit;

    ErasureRequests(
            ErasureRepository requests,
            ErasedPersons persons,
            ErasureJob job,
            Jobs jobs,
            CustomerErasures customers,
            CustomerMerges merges,
            CustomerAccounts accounts,
            AuditLog audit) {
        this.requests = requests;
        this.persons = persons;
        this.job = job;
        this.jobs = jobs;
        this.customers = customers;
        this.merges = merges;
        this.accounts = accounts;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public Page<ErasureRequestDetails> list(ErasureFilter filter, Listing listing) {
        return requests.list(filter, listing);
    }

    @Transactional(readOnly = true)
    public ErasureProof get(ErasureRequestId id) {
        var request = requests.get(id);
        var obstacles = request.status() == ErasureStatus.REQUESTED
                ? persons.obstacles(persons.find(request.customerId(), request.email()))
                : List.<Obstacle>of();
        return new ErasureProof(request, obstacles, requests.erasedTables(id));
    }

    /// Records the request of a customer, once for each event. Requests of staff and erasures of inactive accounts are
    /// recorded before their event, and the account may be erased at any moment afterwards.
    public void requested(CustomerId customer, UUID event) {
        if (!requests.isRequested(customer) && accounts.exists(customer)) {
            requests.insert(new NewRequest(
                    ErasureRequestId.next(), customer, null, null, ErasureOrigin.CUSTOMER, customer.text(), event));
        }
    }

    public void withdrawn(CustomerId customer) {
        requests.withdraw(customer, SYSTEM);
    }

    /// Records a request that staff received.
    ///
    /// @throws ConflictException `already-exists` if the person has an open request
    /// @throws RejectedException if there is no such customer, if the customer was merged into another one,
    ///   or if the address belongs to one
    public ErasureRequestDetails create(RequestErasure request, Actor actor) {
        var email = request.email() == null ? null : request.email().strip().toLowerCase(Locale.ROOT);
        requireNoCustomer(email);
        var customer = request.customerId();
        if (customer != null) {
            if (!accounts.exists(customer)) {
                throw RejectedException.at("/customerId", "not-found", "There is no such customer.");
            }
            merges.requireNotMerged(customer);
            customers.request(customer);
        }
        var id = ErasureRequestId.next();
        var key = email == null ? null : persons.key(email);
        if (!requests.insert(new NewRequest(id, customer, email, key, ErasureOrigin.STAFF, actor.label(), null))) {
            throw ConflictException.taken(
                    customer == null ? "/email" : "/customerId",
                    "The person has an open erasure request. Approve or reject that one.");
        }
        var created = requests.get(id);
        audit.record("erasure.requested", id, null, created);
        return created;
    }

    /// Starts the erasure of a customer who has been inactive for the retention period.
    ///
    /// @return false if something is in the way, or the customer has an open request
    public boolean eraseInactive(CustomerId customer) {
        if (!persons.obstacles(persons.find(customer, null)).isEmpty()) {
            return false;
        }
        var id = ErasureRequestId.next();
        if (!requests.insert(new NewRequest(id, customer, null, null, ErasureOrigin.RETENTION, SYSTEM, null))) {
            return false;
        }
        customers.request(customer);
        requests.decide(id, ErasureStatus.APPROVED, SYSTEM, null);
        requests.run(id, jobs.start(job, new ErasureJob.Input(id.value()), JobPriority.LOW, id.text()));
        audit.record("erasure.approved", id);
        return true;
    }

    private void requireNoCustomer(@Nullable String email) {
        if (email != null) {
            accounts.findByEmail(email).ifPresent(account -> {
                throw RejectedException.at(
                        "/email",
                        "customer",
                        "The address belongs to the customer %s. Name the customer instead."
                                .formatted(account.id().text()));
            });
        }
    }

    /// Starts the erasure, again if its job has failed or was canceled.
    ///
    /// @throws Blocked if something is in the way
    public ErasureRequestDetails approve(ErasureRequestId id, String actor) {
        var request = requests.get(id);
        boolean again = request.status() == ErasureStatus.APPROVED;
        if (!again && !requests.decide(id, ErasureStatus.APPROVED, actor, null)) {
            throw decided(request);
        }
        Blocked.check(persons.obstacles(persons.find(request.customerId(), request.email())));
        var started = jobs.start(job, new ErasureJob.Input(id.value()), JobPriority.NORMAL, id.text());
        if (again && started.equals(request.jobId()) && !jobs.retry(started)) {
            throw decided(request);
        }
        requests.run(id, started);
        audit.record("erasure.approved", id);
        return requests.get(id);
    }

    /// Rejects the request and enables the account again.
    public ErasureRequestDetails reject(ErasureRequestId id, RejectErasure rejection, Actor actor) {
        var request = requests.get(id);
        if (!requests.decide(id, ErasureStatus.REJECTED, actor.label(), rejection.reason())) {
            throw decided(request);
        }
        if (request.customerId() != null) {
            customers.reject(request.customerId());
        }
        audit.record("erasure.rejected", id);
        return requests.get(id);
    }

    private static ConflictException decided(ErasureRequestDetails request) {
        return new ConflictException(
                ProblemCode.INVALID_STATE_TRANSITION,
                "Only a request with the status `REQUESTED` can be approved or rejected.",
                Map.of("current", request.status()));
    }
}
