package dev.kontor.customer.bulk;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.customer.CustomerVatNumbers;
import dev.kontor.customer.WantedCustomer;
import dev.kontor.identity.CustomerAccount;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.CustomerId;
import dev.kontor.identity.EmailKey;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.address.AddressRules;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.DomainException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.problem.BindingProblems;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Compares wanted customers with the stored ones and checks them.
@Component
class CustomerPlanner {

    private static final int MAX_ADDRESSES = 20;

    private final CustomerBatchRepository customers;
    private final CustomerAccounts accounts;
    private final Shop shop;
    private final Validator validator;
    private final CustomerVatNumbers vatNumbers;

    CustomerPlanner(
            CustomerBatchRepository customers,
            CustomerAccounts accounts,
            Shop shop,
            Validator validator,
            CustomerVatNumbers vatNumbers) {
        this.vatNumbers = vatNumbers;
        this.customers = customers;
        this.accounts = accounts;
        this.shop = shop;
        this.validator = validator;
    }

    /// The stored data to which the rows of a batch refer.
    private record Stored(
            Map<String, CustomerId> byExternalId,
            Map<String, CustomerAccount> byEmail,
            Map<CustomerId, CustomerAccount> accounts,
            Map<CustomerId, KnownCustomer> customers,
            Map<String, CustomerGroupId> groups) {}

    /// A plan, or why there is none.
    record Planned(@Nullable CustomerPlan plan, @Nullable DomainException refusal) {}

    List<Planned> plan(List<WantedCustomer> wanted, boolean lock) {
        var stored = read(wanted, lock);
        var seen = new HashSet<CustomerId>();
        var planned = new ArrayList<Planned>();
        for (var each : wanted) {
            try {
                planned.add(new Planned(plan(each, stored, seen), null));
            } catch (DomainException refusal) {
                planned.add(new Planned(null, refusal));
            }
        }
        return planned;
    }

    private Stored read(List<WantedCustomer> wanted, boolean lock) {
        var byExternalId = customers.byExternalId(texts(wanted, WantedCustomer::externalId));
        var byEmail = accounts.findByEmails(texts(wanted, WantedCustomer::email)).stream()
                .collect(Collectors.toMap(account -> EmailKey.of(account.email()), Function.identity()));
        var ids = Stream.concat(
                        byExternalId.values().stream(),
                        byEmail.values().stream().map(CustomerAccount::id))
                .collect(Collectors.toSet());
        var groups = wanted.stream()
                .flatMap(each -> each.groups() == null ? Stream.empty() : each.groups().stream())
                .map(String::strip)
                .collect(Collectors.toSet());
        return new Stored(
                byExternalId, byEmail, accounts.find(ids), customers.find(ids, lock), customers.groups(groups));
    }

    private static Set<String> texts(List<WantedCustomer> wanted, Function<WantedCustomer, @Nullable String> field) {
        return wanted.stream()
                .flatMap(each -> Stream.ofNullable(field.apply(each)))
                .map(String::strip)
                .collect(Collectors.toSet());
    }

    private CustomerPlan plan(WantedCustomer wanted, Stored stored, Set<CustomerId> seen) {
        refuse(BindingProblems.of(validator.validate(wanted)));
        var known = known(wanted, stored);
        if (known != null && !seen.add(known.id())) {
            throw invalid("/email", "repeated", "An earlier row is about the same customer.");
        }
        var locale = locale(wanted, known);
        var vatNumber = vatNumber(wanted, known);
        var groups = groups(wanted, stored);
        var addresses = addresses(wanted);
        if (known == null) {
            requireNew(wanted);
        }
        var account = known == null ? null : stored.accounts().get(known.id());
        var plan = CustomerPlan.of(
                known, account == null ? null : account.email(), wanted, locale, vatNumber, groups, addresses);
        if (account != null && !account.verified()) {
            requireNothingPersonal(plan);
        }
        if (!plan.newAddresses().isEmpty() && plan.after().addresses().size() > MAX_ADDRESSES) {
            throw RejectedException.at(
                    "/addresses", "too-many", Message.of("customer.too-many-addresses", "most", MAX_ADDRESSES));
        }
        return plan;
    }

    /// Someone may have registered the address of another person: the account gets no data of that person.
    private static void requireNothingPersonal(CustomerPlan plan) {
        if (!plan.newAddresses().isEmpty() || !plan.joined().isEmpty() || plan.changesVatNumber()) {
            throw RejectedException.at(
                    "/email",
                    "unverified",
                    "The customer has not verified the e-mail address, so no addresses, groups and VAT number may be added. "
                            + "Load the row again after that, or without them.");
        }
    }

    private static @Nullable KnownCustomer known(WantedCustomer wanted, Stored stored) {
        var externalId = wanted.externalId();
        var byExternalId = externalId == null ? null : stored.byExternalId().get(externalId.strip());
        var account = wanted.email() == null ? null : stored.byEmail().get(EmailKey.of(wanted.email()));
        var byEmail = account == null ? null : account.id();
        if (byExternalId != null && byEmail != null && !byEmail.equals(byExternalId)) {
            throw ConflictException.taken(
                    "/email", "Another customer has this e-mail address. Correct one of the two, or merge them.");
        }
        var id = byExternalId == null ? byEmail : byExternalId;
        var known = id == null ? null : stored.customers().get(id);
        if (known == null) {
            return null;
        }
        var place = byExternalId == null ? "/email" : "/externalId";
        if (known.mergedInto() != null) {
            throw RejectedException.at(place, "merged", Message.of("customer.merged", "into", known.mergedInto()));
        }
        if (known.erasureRequested()) {
            throw RejectedException.at(
                    place, "erasure-requested", "The customer requested erasure, so no data may be added.");
        }
        if (externalId != null
                && known.externalId() != null
                && !known.externalId().equals(externalId.strip())) {
            throw ConflictException.at(
                    ProblemCode.ALREADY_EXISTS,
                    "/externalId",
                    "other-external-id",
                    "The customer with this e-mail address has another external id. Correct one of the two.");
        }
        return known;
    }

    private static void requireNew(WantedCustomer wanted) {
        var errors = new ArrayList<FieldProblem>();
        if (wanted.email() == null) {
            errors.add(FieldProblem.ofPointer("/email", "required", "A new customer needs an e-mail address."));
        }
        if (wanted.firstName() == null) {
            errors.add(FieldProblem.ofPointer("/firstName", "required", "A new customer needs a first name."));
        }
        refuse(errors);
    }

    private String locale(WantedCustomer wanted, @Nullable KnownCustomer known) {
        if (wanted.locale() == null) {
            return known == null ? shop.defaultLocale().toLanguageTag() : known.locale();
        }
        return shop.locales().stream()
                .map(Locale::toLanguageTag)
                .filter(tag -> tag.equalsIgnoreCase(wanted.locale().strip()))
                .findFirst()
                .orElseThrow(() ->
                        invalid("/locale", "unknown-locale", Message.of("request.one-of", "values", shop.locales())));
    }

    /// A number that does not change is not checked again: the rules can have changed since.
    private @Nullable String vatNumber(WantedCustomer wanted, @Nullable KnownCustomer known) {
        var before = known == null ? null : known.vatNumber();
        var number = wanted.vatNumber();
        if (number == null || number.strip().equals(before)) {
            return before;
        }
        return number.isBlank() ? null : vatNumbers.checked(number);
    }

    private static @Nullable List<CustomerGroupId> groups(WantedCustomer wanted, Stored stored) {
        if (wanted.groups() == null) {
            return null;
        }
        var errors = new ArrayList<FieldProblem>();
        var groups = new HashSet<CustomerGroupId>();
        for (int index = 0; index < wanted.groups().size(); index++) {
            var text = wanted.groups().get(index).strip();
            Optional.ofNullable(stored.groups().get(text))
                    .ifPresentOrElse(
                            groups::add,
                            () -> errors.add(FieldProblem.ofPointer(
                                    "/groups",
                                    "not-found",
                                    "No customer group, or more than one, has the code or name \"%s\"."
                                            .formatted(text))));
        }
        refuse(errors);
        return sorted(groups);
    }

    private static List<CustomerGroupId> sorted(Collection<CustomerGroupId> groups) {
        // As PostgreSQL sorts them: by their bytes, which is the order of their texts.
        return groups.stream()
                .sorted(Comparator.comparing(group -> group.value().toString()))
                .toList();
    }

    private static List<Address> addresses(WantedCustomer wanted) {
        var checked = new ArrayList<Address>();
        for (int index = 0; index < wanted.addresses().size(); index++) {
            checked.add(
                    AddressRules.check("/addresses/" + index, wanted.addresses().get(index)));
        }
        return checked;
    }

    private static void refuse(List<FieldProblem> errors) {
        if (!errors.isEmpty()) {
            throw BadRequestException.invalid(errors);
        }
    }

    private static BadRequestException invalid(String pointer, String code, CharSequence detail) {
        return BadRequestException.invalid(List.of(FieldProblem.ofPointer(pointer, code, detail)));
    }
}
