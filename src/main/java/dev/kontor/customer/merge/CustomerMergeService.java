package dev.kontor.customer.merge;

import dev.kontor.audit.AuditLog;
import dev.kontor.customer.CustomerMergeParticipant;
import dev.kontor.customer.CustomerMerged;
import dev.kontor.customer.merge.MergeRepository.Merging;
import dev.kontor.events.EventLog;
import dev.kontor.identity.Actor;
import dev.kontor.identity.CustomerAccount;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Moves everything of one customer to another and disables the account of the first, in one transaction.
@Service
@Transactional
class CustomerMergeService {

    private static final int MAX_TAGS = 50;

    private final MergeRepository customers;
    private final CustomerAccounts accounts;
    private final List<CustomerMergeParticipant> participants;
    private final EventLog events;
    private final AuditLog audit;
    private final Clock clock;

    CustomerMergeService(
            MergeRepository customers,
            CustomerAccounts accounts,
            List<CustomerMergeParticipant> participants,
            EventLog events,
            AuditLog audit,
            Clock clock) {
        this.customers = customers;
        this.accounts = accounts;
        this.participants = participants.stream()
                .sorted(Comparator.comparing(CustomerMergeParticipant::records))
                .toList();
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /// Merges the source into the target. Repeated calls move nothing.
    MergeResult merge(Actor actor, CustomerId target, MergeCustomers request) {
        var source = request.sourceId();
        var locked = customers.lock(List.of(source, target));
        if (!locked.containsKey(target)) {
            throw NotFoundException.of("customer", target);
        }
        if (source.equals(target)) {
            throw RejectedException.at("/sourceId", "same-customer", Message.of("customer.merge-self"));
        }
        var merging = locked.get(source);
        if (merging == null) {
            throw RejectedException.at("/sourceId", "not-found", Message.of("not-found.customer", "id", source));
        }
        if (target.equals(merging.mergedInto())) {
            return new MergeResult(target, source, request.isDryRun(), List.of());
        }
        requireMergeable(merging, Objects.requireNonNull(locked.get(target)));
        return request.isDryRun()
                ? result(target, request, participant -> participant.count(source, target))
                : merged(actor, target, request);
    }

    private MergeResult merged(Actor actor, CustomerId target, MergeCustomers request) {
        var source = request.sourceId();
        var result = result(target, request, participant -> participant.move(source, target, actor.label()));
        customers.mark(source, target, clock.instant());
        accounts.change(source, account(source).email(), false);
        events.append(new CustomerMerged(target, source, actor.label()));
        audit.record("customer.merged", target, null, result);
        audit.record("customer.merged", source, null, Map.of("mergedInto", target));
        return result;
    }

    private MergeResult result(
            CustomerId target, MergeCustomers request, ToLongFunction<CustomerMergeParticipant> count) {
        var moved = participants.stream()
                .map(participant -> new MergeResult.Moved(participant.records(), count.applyAsLong(participant)))
                .filter(each -> each.count() > 0)
                .toList();
        return new MergeResult(target, request.sourceId(), request.isDryRun(), moved);
    }

    private void requireMergeable(Merging source, Merging target) {
        for (var each : List.of(source, target)) {
            var into = each.mergedInto();
            if (into != null) {
                throw new ConflictException(
                        ProblemCode.INVALID_STATE_TRANSITION,
                        Message.of("customer.merged-already", "id", each.id(), "into", into),
                        Map.of("mergedInto", into));
            }
            if (each.erasureRequested()) {
                throw new ConflictException(
                        ProblemCode.INVALID_STATE_TRANSITION, Message.of("customer.merge-erasure", "id", each.id()));
            }
        }
        var account = account(target.id());
        if (!account.active()) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION, Message.of("customer.merge-disabled", "id", target.id()));
        }
        if (!account.verified()) {
            throw RejectedException.at(
                    "/id", "unverified-target", Message.of("customer.merge-unverified", "id", target.id()));
        }
        var tags = new HashSet<>(source.tags());
        tags.addAll(target.tags());
        if (tags.size() > MAX_TAGS) {
            throw RejectedException.at(
                    "/sourceId", "too-many-tags", Message.of("customer.merge-tags", "most", MAX_TAGS));
        }
    }

    private CustomerAccount account(CustomerId id) {
        var account = accounts.find(List.of(id)).get(id);
        if (account == null) {
            throw NotFoundException.of("customer", id);
        }
        return account;
    }
}
