package dev.kontor.storefront.context;

import dev.kontor.customer.CustomerGroups;
import dev.kontor.identity.ActorAuthentication;
import dev.kontor.identity.CustomerId;
import dev.kontor.pricing.PriceBuyer;
import dev.kontor.pricing.Pricing;
import dev.kontor.shared.address.Destination;
import dev.kontor.tax.TaxRules;
import dev.kontor.tax.Taxes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/// Determines whose prices a read shows.
@Component
public class BuyerContexts {

    private final CustomerGroups groups;
    private final Pricing pricing;
    private final Taxes taxes;

    BuyerContexts(CustomerGroups groups, Pricing pricing, Taxes taxes) {
        this.groups = groups;
        this.pricing = pricing;
        this.taxes = taxes;
    }

    /// The context with the signed-in customer, if price lists name the customer or a group of them, and
    /// the country. Runs one SQL statement for a country, and two for customers where price lists name customers or
    /// groups.
    public StoreContext of(StoreContext context, @Nullable String country) {
        var buyer = pricing.hasPersonalPrices()
                ? customer().map(this::named).filter(pricing::isPersonal).orElse(PriceBuyer.ANYONE)
                : PriceBuyer.ANYONE;
        var rules = country == null ? TaxRules.NONE : taxes.rulesFor(new Destination(country, null, null));
        return new StoreContext(
                context.channel(),
                context.locale(),
                context.fallback(),
                context.currency(),
                new PriceBuyer(buyer.customer(), buyer.groups(), country),
                rules);
    }

    private PriceBuyer named(CustomerId customer) {
        return new PriceBuyer(customer, groups.of(customer), null);
    }

    private static Optional<CustomerId> customer() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof ActorAuthentication signedIn
                ? signedIn.actor().customerId()
                : Optional.empty();
    }
}
