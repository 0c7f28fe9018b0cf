package dev.kontor.payment.provider;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.customer.CustomerGroups;
import dev.kontor.identity.CustomerId;
import dev.kontor.payment.NewPayment;
import dev.kontor.payment.PaymentMethod;
import dev.kontor.payment.offer.CreditCheck;
import dev.kontor.payment.offer.PaymentWay;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.settings.SettingsGroup;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// The ways to pay as staff have set them, by the code of their method. A provider without settings is always offered.
@Component
public class PaymentWays {

    private static final String PREFIX = "payment-";

    private final ProviderCalls providers;
    private final Map<String, SettingsGroup<PaymentWay>> groups;
    private final CustomerGroups customers;
    private final ObjectProvider<CreditCheck> credit;

    PaymentWays(
            ProviderCalls providers,
            List<SettingsGroup<PaymentWay>> groups,
            CustomerGroups customers,
            ObjectProvider<CreditCheck> credit) {
        this.providers = providers;
        this.credit = credit;
        this.customers = customers;
        this.groups = groups.stream()
                .collect(Collectors.toUnmodifiableMap(
                        group -> group.code().substring(PREFIX.length()), Function.identity()));
    }

    /// Declares the settings of a way to pay.
    ///
    /// @param code of the method
    /// @param configured as long as staff have set nothing
    /// @param properties names of configuration properties by field, as far as there are any
    public static SettingsGroup<PaymentWay> group(
            String code, PaymentWay configured, Map<String, String> properties, Environment environment) {
        return SettingsGroup.at(
                "/admin/v1/payment-providers/" + code, PREFIX + code, configured, properties, environment);
    }

    /// Whether money arrives on an account that staff name.
    public static boolean hasAccount(String method) {
        return method.equals(ManualProvider.BANK_TRANSFER);
    }

    /// Whether customers owe the money for a while.
    public static boolean isCredit(String method) {
        return method.equals(NewPayment.ON_ACCOUNT);
    }

    /// The codes of the methods with settings.
    public Collection<String> codes() {
        return groups.keySet();
    }

    public Optional<SettingsGroup<PaymentWay>> find(String code) {
        return Optional.ofNullable(groups.get(code));
    }

    /// The methods for the amount and country, in the order of the shop, also those for some customer groups.
    ///
    /// @param country ISO 3166-1 alpha-2; empty if unknown
    public List<PaymentMethod> offered(Money amount, String country, Locale locale) {
        return providers.all().stream()
                .flatMap(provider -> provider.methods(amount, country, locale).stream())
                .filter(method -> way(method.code()).accepts(amount, country))
                .sorted(Comparator.comparingInt(method -> way(method.code()).position()))
                .toList();
    }

    /// The methods that the buyer can choose. Reads the groups of a customer only if a method is for some, and what the
    /// customer owes only if purchases on account are offered and limited.
    ///
    /// @param customer absent for a guest
    /// @param debt the amount that the buyer would owe with a purchase on account; only called if that matters
    /// @param country ISO 3166-1 alpha-2; empty if unknown
    public List<PaymentMethod> offeredTo(
            @Nullable CustomerId customer, Money amount, Supplier<Money> debt, String country, Locale locale) {
        var offered = openTo(customer, amount, country, locale);
        boolean lends = offered.stream().anyMatch(method -> isCredit(method.code()));
        return !lends || credit.getObject().allows(customer, debt.get())
                ? offered
                : offered.stream().filter(method -> !isCredit(method.code())).toList();
    }

    /// The methods that the buyer can choose, regardless of what the buyer owes.
    ///
    /// @param customer absent for a guest
    /// @param country ISO 3166-1 alpha-2; empty if unknown
    public List<PaymentMethod> openTo(@Nullable CustomerId customer, Money amount, String country, Locale locale) {
        return openTo(customer, offered(amount, country, locale));
    }

    private List<PaymentMethod> openTo(@Nullable CustomerId customer, List<PaymentMethod> offered) {
        boolean forAll = offered.stream()
                .allMatch(method -> way(method.code()).customerGroups().isEmpty());
        if (forAll) {
            return offered;
        }
        var groups = customer == null
                ? Set.<CustomerGroupId>of()
                : customers.of(List.of(customer)).getOrDefault(customer, Set.of());
        return offered.stream()
                .filter(method -> way(method.code()).isFor(groups))
                .toList();
    }

    private PaymentWay way(String method) {
        return find(method).map(SettingsGroup::get).orElseGet(PaymentWay::unlimited);
    }
}
