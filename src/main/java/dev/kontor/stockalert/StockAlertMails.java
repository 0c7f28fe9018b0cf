package dev.kontor.stockalert;

import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.identity.AccountMail;
import dev.kontor.identity.AccountMailKind;
import dev.kontor.identity.AccountMails;
import dev.kontor.identity.CustomerAccount;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.crypto.KeyedHash;
import dev.kontor.stockalert.StockAlertRepository.Waiting;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes the mails about a variant that can be bought again.
@Component
class StockAlertMails {

    private final AccountMails mails;
    private final CustomerAccounts accounts;
    private final VariantStock stock;

    StockAlertMails(AccountMails mails, CustomerAccounts accounts, VariantStock stock) {
        this.mails = mails;
        this.accounts = accounts;
        this.stock = stock;
    }

    /// Queues a mail for each alert, in its language. Customers get it at the address of their account;
    /// none if the account is disabled.
    void send(VariantId variant, List<Waiting> alerts) {
        var owners = accounts.find(alerts.stream()
                .map(Waiting::customerId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var offers = new HashMap<Place, Optional<SellableVariant>>();
        for (var alert : alerts) {
            var offer = offers.computeIfAbsent(
                    new Place(alert.channel(), alert.locale()),
                    place -> stock.variant(variant, Locale.forLanguageTag(place.locale()), place.channel()));
            var to = address(alert, owners);
            if (to != null && offer.isPresent()) {
                mails.send(mail(alert, to, offer.get()));
            }
        }
    }

    private record Place(String channel, String locale) {}

    private static @Nullable String address(Waiting alert, Map<CustomerId, CustomerAccount> owners) {
        var owner = alert.customerId() == null ? null : owners.get(alert.customerId());
        if (owner == null) {
            return alert.email();
        }
        return owner.active() ? owner.email() : null;
    }

    private static AccountMail mail(Waiting alert, String to, SellableVariant variant) {
        var token = KeyedHash.token(alert.addressKey());
        return AccountMail.notice(AccountMailKind.BACK_IN_STOCK, to, alert.locale())
                .in(alert.channel())
                .withOptOut(token, StockAlertHookController.PATH + token)
                .withFacts(Map.of("product", StockAlertService.title(variant), "slug", variant.slug()));
    }
}
