package dev.kontor.order.credit;

import dev.kontor.audit.AuditLog;
import dev.kontor.customer.CustomerMerges;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.CustomerId;
import dev.kontor.order.credit.CreditLimitRepository.Stored;
import dev.kontor.payment.offer.CreditCheck;
import dev.kontor.payment.offer.PaymentWay;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.binding.IfMatch;
import java.time.Clock;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Limits what customers owe for purchases on account. Without own limits, those of the way to pay count. As soon as
/// there is a limit in one currency, nothing can be bought on account in others.
@Service
@Transactional(readOnly = true)
public class CreditLimits implements CreditCheck {

    private final CreditLimitRepository repository;
    private final Debts debts;
    private final SettingsGroup<PaymentWay> way;
    private final CustomerAccounts customers;
    private final CustomerMerges merges;
    private final Shop shop;
    private final AuditLog audit;
    private final Clock clock;

    CreditLimits(
            CreditLimitRepository repository,
            Debts debts,
            @Qualifier("onAccount") SettingsGroup<PaymentWay> way,
            CustomerAccounts customers,
            CustomerMerges merges,
            Shop shop,
            AuditLog audit,
            Clock clock) {
        this.repository = repository;
        this.debts = debts;
        this.way = way;
        this.customers = customers;
        this.merges = merges;
        this.shop = shop;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public boolean allows(@Nullable CustomerId customer, Money amount) {
        var limit = limit(customer, amount.currency());
        if (limit.isEmpty()) {
            return true;
        }
        var owed = customer == null ? Money.zero(amount.currency()) : debts.of(customer, amount.currency());
        return !limit.get().isLessThan(owed.plus(amount));
    }

    /// Rejects a purchase on account that would exceed the limit of the customer. Other purchases of the customer wait
    /// until the caller's transaction ends.
    ///
    /// @param customer absent for a guest, who can buy nothing on account if there are limits
    @Transactional(propagation = Propagation.MANDATORY)
    public void require(@Nullable CustomerId customer, Money amount) {
        if (customer != null) {
            repository.lock(customer);
        }
        if (!allows(customer, amount)) {
            throw new ConflictException(ProblemCode.CREDIT_LIMIT, Message.of("payment.credit-limit"));
        }
    }

    private Optional<Money> limit(@Nullable CustomerId customer, Currency currency) {
        if (customer == null) {
            return way.get().creditLimits().isEmpty() ? Optional.empty() : Optional.of(Money.zero(currency));
        }
        var limits = limits(repository.find(customer));
        return limits.isEmpty() ? Optional.empty() : Optional.of(in(currency, limits));
    }

    private List<Money> limits(Optional<Stored> stored) {
        var own = stored.map(Stored::limits).orElse(List.of());
        return own.isEmpty() ? way.get().creditLimits() : own;
    }

    private static Money in(Currency currency, List<Money> amounts) {
        return amounts.stream()
                .filter(amount -> amount.currency().equals(currency))
                .findFirst()
                .orElse(Money.zero(currency));
    }

    CustomerCredit ofKnown(CustomerId customer) {
        customers.require(customer);
        var stored = repository.find(customer);
        return new CustomerCredit(
                stored.map(Stored::version).orElse(0L),
                stored.map(Stored::updatedAt).orElse(null),
                stored.map(Stored::limits).orElse(List.of()),
                of(customer, stored));
    }

    OwnCredit of(CustomerId customer) {
        return new OwnCredit(of(customer, repository.find(customer)));
    }

    private List<CreditAccount> of(CustomerId customer, Optional<Stored> stored) {
        return CreditAccount.of(limits(stored), debts.of(customer));
    }

    @Transactional
    CustomerCredit change(CustomerId customer, IfMatch ifMatch, SetCreditLimits wanted) {
        customers.require(customer);
        merges.requireNotMerged(customer);
        requireSold(wanted.limits());
        repository.lock(customer);
        var stored = repository.find(customer);
        ifMatch.require(stored.map(Stored::version).orElse(0L));
        repository.save(customer, wanted.limits(), clock.instant());
        audit.record(
                "credit_limit.updated",
                customer,
                Map.of("limits", stored.map(Stored::limits).orElse(List.of())),
                Map.of("limits", wanted.limits()));
        return ofKnown(customer);
    }

    private void requireSold(List<Money> limits) {
        var seen = new HashSet<Currency>();
        for (int each = 0; each < limits.size(); each++) {
            var limit = limits.get(each);
            var at = "/limits/" + each;
            if (!shop.currencies().contains(limit.currency())) {
                throw RejectedException.at(
                        at, "not-sold", Message.of("payment.way-currency", "currency", limit.currency()));
            }
            if (limit.isNegative()) {
                throw RejectedException.at(at, "negative", Message.of("payment.credit-limit-negative"));
            }
            if (!seen.add(limit.currency())) {
                throw RejectedException.at(
                        at, "duplicate", Message.of("payment.way-once", "currency", limit.currency()));
            }
        }
    }
}
