package dev.kontor.stockalert;

import dev.kontor.catalog.SellableVariant;
import dev.kontor.channel.Channel;
import dev.kontor.events.EventLog;
import dev.kontor.identity.AccountMail;
import dev.kontor.identity.AccountMailKind;
import dev.kontor.identity.AccountMails;
import dev.kontor.identity.Actor;
import dev.kontor.identity.ChannelChoice;
import dev.kontor.identity.EmailKey;
import dev.kontor.inventory.Availability;
import dev.kontor.shared.crypto.KeyedHash;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.crypto.LastingKeys;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.stockalert.StockAlertRepository.Wanted;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Stores, confirms and cancels stock alerts, and reports the demand.
@Service
@Transactional
class StockAlertService {

    private final StockAlertRepository alerts;
    private final StockWatchRepository watches;
    private final KeyedHash addresses;
    private final VariantStock stock;
    private final ChannelChoice channels;
    private final AccountMails mails;
    private final EventLog events;
    private final StockAlertProperties properties;

    StockAlertService(
            StockAlertRepository alerts,
            StockWatchRepository watches,
            LastingKeys keys,
            VariantStock stock,
            ChannelChoice channels,
            AccountMails mails,
            EventLog events,
            StockAlertProperties properties) {
        this.alerts = alerts;
        this.watches = watches;
        this.addresses = new KeyedHash(keys, "stock-alert-address");
        this.stock = stock;
        this.channels = channels;
        this.mails = mails;
        this.events = events;
        this.properties = properties;
    }

    /// Stores the alert of a customer, or mails a guest the link that confirms it. For guests, neither the
    /// response nor the work depends on what the shop knows about the address.
    ///
    /// @param language of the request
    /// @param key publishable key, if any
    public void request(Actor actor, RequestStockAlert request, Locale language, @Nullable String key) {
        var channel = channels.require(request.channel(), key);
        var locale = locale(channel, request.locale() == null ? language : Locale.forLanguageTag(request.locale()));
        var variant = stock.variant(request.variantId(), locale, channel.code())
                .filter(SellableVariant::published)
                .orElseThrow(
                        () -> RejectedException.at("/variantId", "not-found", Message.of("not-found.store-variant")));
        if (stock.availability(variant).status() != Availability.Status.OUT_OF_STOCK) {
            throw RejectedException.at("/variantId", "available", Message.of("stock-alert.available"));
        }
        switch (actor) {
            case Actor.Customer customer -> store(wanted(variant, channel, locale, customer, customer.email()));
            default -> confirm(wanted(variant, channel, locale, actor, email(request)), variant);
        }
        watches.watch(variant.id(), variant.productId(), variant.units(1).keySet(), Duration.ZERO);
    }

    private static Locale locale(Channel channel, Locale wanted) {
        return channel.nearest(wanted).orElse(channel.defaultLocale());
    }

    private static String email(RequestStockAlert request) {
        if (request.email() == null) {
            throw RejectedException.at("/email", "required", Message.of("stock-alert.email"));
        }
        return request.email().strip();
    }

    private Wanted wanted(SellableVariant variant, Channel channel, Locale locale, Actor actor, String email) {
        return new Wanted(
                StockAlertId.next(),
                variant.id(),
                variant.productId(),
                channel.code(),
                locale.toLanguageTag(),
                actor.customerId().orElse(null),
                email,
                EmailKey.of(email),
                addresses.of(EmailKey.of(email)));
    }

    private void store(Wanted wanted) {
        if (alerts.open(wanted.emailKey()) >= StockAlertRepository.MAX) {
            throw new RejectedException(
                    ProblemCode.REJECTED, Message.of("stock-alert.limit", "most", StockAlertRepository.MAX));
        }
        alerts.insertWaiting(wanted, properties.waitFor())
                .ifPresent(id -> events.append(new StockAlertCreated(id, wanted.variantId(), wanted.channel())));
    }

    private void confirm(Wanted wanted, SellableVariant variant) {
        var token = Keyring.randomToken();
        var kind = AccountMailKind.STOCK_ALERT_CONFIRMATION;
        mails.sendWithinQuota(kind, wanted.email(), () -> {
            alerts.insertPending(wanted, Keyring.hash(token), properties.confirmWithin());
            return AccountMail.withToken(kind, wanted.email(), wanted.locale(), token, properties.confirmWithin())
                    .in(wanted.channel())
                    .withFacts(Map.of("product", title(variant)));
        });
    }

    static String title(SellableVariant variant) {
        return variant.variantTitle().isEmpty() ? variant.title() : variant.title() + ", " + variant.variantTitle();
    }

    /// @throws RejectedException `link-expired` if the token is unknown, was used or has expired
    public ConfirmedStockAlert confirm(StockAlertToken token) {
        var alert = alerts.confirm(Keyring.hash(token.token()), properties.waitFor())
                .orElseThrow(() -> new RejectedException(ProblemCode.LINK_EXPIRED, Message.of("stock-alert.link")));
        watches.checkNow(alert.variantId());
        if (!alert.wasWaiting()) {
            events.append(new StockAlertCreated(alert.id(), alert.variantId(), alert.channel()));
        }
        return new ConfirmedStockAlert(alert.id(), alert.variantId(), alert.productId(), alert.channel());
    }

    /// Cancels all alerts of the address that got the token.
    ///
    /// @throws RejectedException `link-expired` if the token is none of a mail
    public void cancel(StockAlertToken token) {
        var key = KeyedHash.parse(token.token())
                .orElseThrow(() -> new RejectedException(ProblemCode.LINK_EXPIRED, Message.of("stock-alert.link")));
        alerts.deleteAll(key);
    }

    /// Two statements.
    @Transactional(readOnly = true)
    public Page<StockAlertDemand> demand(StockAlertDemandFilter filter, Locale language, Listing listing) {
        var page = alerts.demand(filter, listing);
        var variants = stock.variants(
                page.items().stream().map(StockAlertRepository.Demand::id).toList(), language);
        return page.map(demand -> {
            var variant = variants.get(demand.id());
            return new StockAlertDemand(
                    demand.id(),
                    demand.productId(),
                    variant == null ? null : variant.sku(),
                    variant == null ? null : variant.title(),
                    variant == null ? null : variant.variantTitle(),
                    demand.waiting(),
                    demand.waitingSince());
        });
    }
}
