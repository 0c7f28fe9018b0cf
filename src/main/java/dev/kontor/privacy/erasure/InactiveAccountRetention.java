package dev.kontor.privacy.erasure;

import dev.kontor.customer.CustomerMerges;
import dev.kontor.identity.CustomerActivity;
import dev.kontor.identity.CustomerId;
import dev.kontor.order.privacy.PersonalOrders;
import dev.kontor.privacy.PrivacyProperties;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.privacy.RetainedData;
import dev.kontor.shared.privacy.RetentionKind;
import dev.kontor.shared.privacy.RetentionLimit;
import dev.kontor.shared.privacy.RetentionPolicy;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/// Erases customers who have been inactive for the period. An order that the law still protects counts as
/// activity, and everything that prevents an erasure prevents this one. Customers who were merged are erased
/// with the one who has their data.
@Component
class InactiveAccountRetention implements RetainedData {

    /// Two years: for that long customers have rights from a purchase.
    private static final int MIN_DAYS = 730;

    private static final int AT_ONCE = 50;

    private final CustomerActivity activity;
    private final CustomerMerges merges;
    private final PersonalOrders orders;
    private final ErasureRequests requests;
    private final PrivacyProperties properties;
    private final Clock clock;

    InactiveAccountRetention(
            CustomerActivity activity,
            CustomerMerges merges,
            PersonalOrders orders,
            ErasureRequests requests,
            PrivacyProperties properties,
            Clock clock) {
        this.activity = activity;
        this.merges = merges;
        this.orders = orders;
        this.requests = requests;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public RetentionPolicy policy() {
        return RetentionPolicy.optional(
                RetentionKind.INACTIVE_ACCOUNTS, MIN_DAYS, "identity.accounts", "customer.profiles");
    }

    @Override
    public long due(RetentionLimit limit, int most) {
        return inactive(limit, activity.inactiveSince(limit.before(), null, most))
                .size();
    }

    @Override
    public Pass delete(RetentionLimit limit, String cursor, int most) {
        int wanted = Math.min(most, AT_ONCE);
        var after = cursor.isEmpty() ? null : TypeIds.parse(CustomerId.class, cursor);
        var page = activity.inactiveSince(limit.before(), after, wanted);
        int requested = 0;
        for (var customer : inactive(limit, page)) {
            requested += requests.eraseInactive(customer) ? 1 : 0;
        }
        return new Pass(requested, page.size() < wanted ? null : page.getLast().text());
    }

    private List<CustomerId> inactive(RetentionLimit limit, List<CustomerId> page) {
        var active = orders.activeSince(earlier(limit.before()), page);
        var merged = merges.targets(page).keySet();
        return page.stream()
                .filter(customer -> !active.contains(customer)
                        && !merged.contains(customer)
                        && !limit.heldCustomers().contains(customer.value()))
                .toList();
    }

    private Instant earlier(Instant before) {
        var lawful = clock.instant().minus(properties.orderRetentionMinimum());
        return lawful.isBefore(before) ? lawful : before;
    }
}
