package dev.kontor.customer.bulk;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.customer.WantedCustomer;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.address.Address;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The changes that a [WantedCustomer] makes.
///
/// @param before absent for a new customer
/// @param after with all addresses, old and new; the old ones may be repeated
/// @param emailBefore current address of the account; absent for a new customer
record CustomerPlan(
        @Nullable KnownCustomer before,
        KnownCustomer after,
        @Nullable String emailBefore,
        String email) {

    /// @param locale supported by the shop
    /// @param vatNumber checked; null for none
    /// @param groups all groups of the customer, sorted; null if they do not change
    /// @param addresses checked
    static CustomerPlan of(
            @Nullable KnownCustomer before,
            @Nullable String emailBefore,
            WantedCustomer wanted,
            String locale,
            @Nullable String vatNumber,
            @Nullable List<CustomerGroupId> groups,
            List<Address> addresses) {
        var base = before == null
                ? new KnownCustomer(
                        CustomerId.next(), null, "", "", locale, null, List.of(), List.of(), List.of(), null, false)
                : before;
        var added = new LinkedHashSet<>(addresses);
        added.removeAll(Set.copyOf(base.addresses()));
        var all = new ArrayList<>(base.addresses());
        all.addAll(added);
        var after = new KnownCustomer(
                base.id(),
                wanted.externalId() == null
                        ? base.externalId()
                        : wanted.externalId().strip(),
                wanted.firstName() == null
                        ? base.firstName()
                        : wanted.firstName().strip(),
                wanted.lastName() == null ? base.lastName() : wanted.lastName().strip(),
                locale,
                vatNumber,
                wanted.tags() == null ? base.tags() : sorted(wanted.tags()),
                groups == null ? base.groupIds() : groups,
                List.copyOf(all),
                null,
                false);
        var email = wanted.email() == null
                ? Objects.requireNonNull(emailBefore)
                : wanted.email().strip();
        return new CustomerPlan(before, after, emailBefore, email);
    }

    private static List<String> sorted(List<String> tags) {
        return tags.stream().map(String::strip).distinct().sorted().toList();
    }

    boolean changesProfile() {
        return before == null
                || !Objects.equals(before.externalId(), after.externalId())
                || !before.firstName().equals(after.firstName())
                || !before.lastName().equals(after.lastName())
                || !before.locale().equals(after.locale())
                || changesVatNumber()
                || !before.tags().equals(after.tags());
    }

    boolean changesVatNumber() {
        return !Objects.equals(before == null ? null : before.vatNumber(), after.vatNumber());
    }

    boolean changesEmail() {
        return !email.equals(emailBefore);
    }

    boolean isUnchanged() {
        return after.equals(before) && !changesEmail();
    }

    List<Address> newAddresses() {
        var added = new ArrayList<>(after.addresses());
        if (before != null) {
            added.removeAll(before.addresses());
        }
        return added;
    }

    List<CustomerGroupId> joined() {
        var joined = new ArrayList<>(after.groupIds());
        if (before != null) {
            joined.removeAll(before.groupIds());
        }
        return joined;
    }

    List<CustomerGroupId> left() {
        if (before == null) {
            return List.of();
        }
        var left = new ArrayList<>(before.groupIds());
        left.removeAll(after.groupIds());
        return left;
    }
}
