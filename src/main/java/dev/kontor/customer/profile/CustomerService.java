package dev.kontor.customer.profile;

import dev.kontor.audit.AuditLog;
import dev.kontor.customer.CustomerGroups;
import dev.kontor.customer.CustomerRegistered;
import dev.kontor.customer.CustomerUpdated;
import dev.kontor.events.EventLog;
import dev.kontor.identity.Actor;
import dev.kontor.identity.CustomerAccount;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.CustomerId;
import dev.kontor.identity.PasswordHash;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.PreconditionException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Creates and changes customers.
@Service
@Transactional
class CustomerService {

    private final ProfileRepository profiles;
    private final CustomerAccounts accounts;
    private final ErasureService erasures;
    private final CustomerGroups groups;
    private final EventLog events;
    private final AuditLog audit;
    private final ProfileChecks checks;
    private final Clock clock;

    CustomerService(
            ProfileRepository profiles,
            CustomerAccounts accounts,
            ErasureService erasures,
            CustomerGroups groups,
            EventLog events,
            AuditLog audit,
            ProfileChecks checks,
            Clock clock) {
        this.profiles = profiles;
        this.accounts = accounts;
        this.erasures = erasures;
        this.groups = groups;
        this.events = events;
        this.audit = audit;
        this.checks = checks;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Profile profile(CustomerId id) {
        return profiles.find(id).orElseThrow(() -> NotFoundException.of("customer", id));
    }

    @Transactional(readOnly = true)
    public CustomerDetails get(CustomerId id) {
        return details(profile(id), account(id));
    }

    private CustomerDetails details(Profile profile, CustomerAccount account) {
        var id = profile.id();
        return CustomerDetails.of(
                profile, account, groups.of(id), erasures.requests(List.of(id)).get(id));
    }

    /// @param password hashed before the transaction, because it is slow
    public CustomerDetails create(Actor actor, CreateCustomer request, @Nullable PasswordHash password) {
        var id = CustomerId.next();
        var locale = checks.supported(request.locale());
        accounts.create(id, request.email(), password, locale);
        profiles.insert(Profile.create(id, request.firstName(), request.lastName(), locale, clock.instant())
                .identified(request.externalId()));
        events.append(new CustomerRegistered(id, actor.label()));
        var created = get(id);
        audit.record("customer.created", id, null, created);
        return created;
    }

    public CustomerDetails change(Actor actor, CustomerId id, IfMatch ifMatch, MergePatch<ChangeCustomer> patch) {
        var before = profile(id);
        ifMatch.require(before.version());
        var account = account(id);
        var detailsBefore = details(before, account);
        var wanted = patch.applyTo(ChangeCustomer.of(before, account));
        boolean active = wanted.status() == CustomerStatus.ACTIVE;
        if (active && before.mergedInto() != null) {
            throw RejectedException.at("/status", "merged", Message.of("customer.merged", "into", before.mergedInto()));
        }
        save(
                actor,
                before.tag(wanted.tags())
                        .identified(wanted.externalId())
                        .ofCompany(checks.vatNumber(wanted.vatNumber(), before.vatNumber())),
                wanted.firstName(),
                wanted.lastName(),
                wanted.locale());
        if (!wanted.email().equals(account.email()) || active != account.active()) {
            accounts.change(id, wanted.email(), active);
        }
        if (active && erasures.withdraw(id)) {
            audit.record("customer.erasure_withdrawn", id);
        }
        var after = get(id);
        audit.record(action(account.active(), active), id, detailsBefore, after);
        return after;
    }

    private static String action(boolean activeBefore, boolean active) {
        return activeBefore == active ? "customer.updated" : active ? "customer.enabled" : "customer.disabled";
    }

    public Profile changeOwn(Actor.Customer actor, MergePatch<ChangeProfile> patch) {
        var before = profile(actor.id());
        var wanted = patch.applyTo(before);
        save(
                actor,
                before.ofCompany(checks.vatNumber(wanted.vatNumber(), before.vatNumber())),
                wanted.firstName(),
                wanted.lastName(),
                wanted.locale());
        return profile(actor.id());
    }

    private void save(Actor actor, Profile before, String firstName, @Nullable String lastName, String locale) {
        var after = before.change(firstName, lastName, checks.supported(locale), clock.instant());
        if (!after.locale().equals(before.locale())) {
            accounts.speak(before.id(), after.locale());
        }
        if (!profiles.update(after)) {
            throw new PreconditionException(ProblemCode.PRECONDITION_FAILED, Message.of("request.changed-meanwhile"));
        }
        events.append(new CustomerUpdated(before.id(), actor.label()));
    }

    private CustomerAccount account(CustomerId id) {
        return Optional.ofNullable(accounts.find(List.of(id)).get(id))
                .orElseThrow(() -> NotFoundException.of("customer", id));
    }
}
