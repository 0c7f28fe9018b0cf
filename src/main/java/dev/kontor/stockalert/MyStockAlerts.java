package dev.kontor.stockalert;

import dev.kontor.identity.Actor;
import dev.kontor.identity.CustomerAccount;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.EmailKey;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Lists and cancels the alerts of a customer, with those that guests confirmed with the address of the account.
@Service
@Transactional
class MyStockAlerts {

    private final StockAlertRepository alerts;
    private final VariantStock stock;
    private final CustomerAccounts accounts;

    MyStockAlerts(StockAlertRepository alerts, VariantStock stock, CustomerAccounts accounts) {
        this.alerts = alerts;
        this.stock = stock;
        this.accounts = accounts;
    }

    /// @throws NotFoundException unless it is the customer's
    public void cancel(Actor.Customer customer, StockAlertId id) {
        if (!alerts.delete(customer.id(), provenAddress(customer), id)) {
            throw NotFoundException.of("stock-alert", id);
        }
    }

    /// The address of the customer whose alerts of guests belong to the account; absent if staff set the address
    /// and nobody has confirmed it.
    private @Nullable String provenAddress(Actor.Customer customer) {
        return accounts.find(List.of(customer.id())).values().stream()
                .filter(CustomerAccount::owned)
                .map(account -> EmailKey.of(account.email()))
                .findFirst()
                .orElse(null);
    }

    /// Three statements.
    @Transactional(readOnly = true)
    public Page<MyStockAlert> list(Actor.Customer customer, Locale language, Listing listing) {
        var page = alerts.list(customer.id(), provenAddress(customer), listing);
        var variants = stock.variants(
                page.items().stream().map(StoredStockAlert::variantId).toList(), language);
        return page.map(alert -> MyStockAlert.of(alert, variants.get(alert.variantId())));
    }
}
