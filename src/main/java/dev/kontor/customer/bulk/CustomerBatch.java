package dev.kontor.customer.bulk;

import dev.kontor.audit.AuditLog;
import dev.kontor.customer.CustomerGroupChanged;
import dev.kontor.customer.CustomerRegistered;
import dev.kontor.customer.CustomerUpdated;
import dev.kontor.customer.CustomerVatNumbers;
import dev.kontor.customer.CustomerWriter;
import dev.kontor.customer.WantedCustomer;
import dev.kontor.customer.profile.AddressService;
import dev.kontor.events.Event;
import dev.kontor.events.EventLog;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.problem.WriteResult;
import dev.kontor.shared.problem.WriteResult.Effect;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes many customers at once, by the same rules as single ones.
@Component
class CustomerBatch implements CustomerWriter {

    private final CustomerPlanner planner;
    private final CustomerBatchRepository customers;
    private final CustomerAccounts accounts;
    private final AddressService addresses;
    private final EventLog events;
    private final AuditLog audit;
    private final CustomerVatNumbers vatNumbers;
    private final Clock clock;

    CustomerBatch(
            CustomerPlanner planner,
            CustomerBatchRepository customers,
            CustomerAccounts accounts,
            AddressService addresses,
            EventLog events,
            AuditLog audit,
            CustomerVatNumbers vatNumbers,
            Clock clock) {
        this.planner = planner;
        this.customers = customers;
        this.accounts = accounts;
        this.addresses = addresses;
        this.events = events;
        this.audit = audit;
        this.vatNumbers = vatNumbers;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<WriteResult> write(List<WantedCustomer> wanted, String by, boolean dryRun) {
        if (wanted.size() > MAX) {
            throw new IllegalArgumentException("more than %d customers at once".formatted(MAX));
        }
        var happened = new ArrayList<Event>();
        var written = planner.plan(wanted, !dryRun).stream()
                .map(planned -> {
                    var plan = planned.plan();
                    if (plan == null) {
                        return WriteResult.refused(Objects.requireNonNull(planned.refusal()));
                    }
                    if (plan.isUnchanged()) {
                        return WriteResult.of(Effect.UNCHANGED);
                    }
                    if (!dryRun) {
                        apply(plan, by, happened);
                    }
                    return WriteResult.of(plan.before() == null ? Effect.CREATED : Effect.CHANGED);
                })
                .toList();
        if (!happened.isEmpty()) {
            events.append(happened);
        }
        return written;
    }

    private void apply(CustomerPlan plan, String by, List<Event> happened) {
        var now = clock.instant();
        var after = plan.after();
        var before = plan.before();
        if (before == null) {
            accounts.create(after.id(), plan.email(), null, after.locale());
            customers.insert(after, now);
            happened.add(new CustomerRegistered(after.id(), by));
        } else {
            changeAccount(plan);
            if (plan.changesProfile()) {
                customers.update(after, now);
            }
            happened.add(new CustomerUpdated(after.id(), by));
        }
        if (plan.changesVatNumber() && after.vatNumber() != null) {
            vatNumbers.accept(after.vatNumber());
        }
        if (!plan.joined().isEmpty()) {
            customers.join(after.id(), plan.joined(), now);
        }
        if (!plan.left().isEmpty()) {
            customers.leave(after.id(), plan.left());
        }
        plan.joined().forEach(group -> happened.add(new CustomerGroupChanged(after.id(), group, true)));
        plan.left().forEach(group -> happened.add(new CustomerGroupChanged(after.id(), group, false)));
        plan.newAddresses().forEach(address -> addresses.add(after.id(), address));
    }

    private void changeAccount(CustomerPlan plan) {
        var before = Objects.requireNonNull(plan.before());
        CustomerId id = before.id();
        if (!before.locale().equals(plan.after().locale())) {
            accounts.speak(id, plan.after().locale());
        }
        if (plan.changesEmail()) {
            var account = Objects.requireNonNull(accounts.find(List.of(id)).get(id));
            accounts.change(id, plan.email(), account.active());
            audit.record("customer.updated", id, Map.of("email", account.email()), Map.of("email", plan.email()));
        }
    }
}
