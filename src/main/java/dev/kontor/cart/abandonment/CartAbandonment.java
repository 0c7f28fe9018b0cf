package dev.kontor.cart.abandonment;

import dev.kontor.cart.CartAbandoned;
import dev.kontor.cart.CartId;
import dev.kontor.cart.aggregate.CartProperties;
import dev.kontor.events.EventLog;
import dev.kontor.identity.AccountMail;
import dev.kontor.identity.AccountMailKind;
import dev.kontor.identity.AccountMails;
import dev.kontor.shared.crypto.Keyring;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Reports abandoned carts, once each, and reminds their buyers. Any number of processes may run it
/// concurrently.
@Component
class CartAbandonment {

    private static final Logger LOG = LoggerFactory.getLogger(CartAbandonment.class);
    private static final int BATCH = 50;

    private final AbandonedCarts carts;
    private final AccountMails mails;
    private final EventLog events;
    private final TransactionTemplate transactions;
    private final CartProperties properties;

    CartAbandonment(
            AbandonedCarts carts,
            AccountMails mails,
            EventLog events,
            TransactionTemplate transactions,
            CartProperties properties) {
        this.carts = carts;
        this.mails = mails;
        this.events = events;
        this.transactions = transactions;
        this.properties = properties;
    }

    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT5M")
    void publishAll() {
        int published = 0;
        int batch;
        do {
            batch = transactions.execute(_ -> publish());
            published += batch;
        } while (batch == BATCH);
        if (published > 0) {
            LOG.info("{} carts were abandoned", published);
        }
    }

    private int publish() {
        var idle = carts.lockIdle(properties.abandonedAfter(), BATCH);
        if (idle.isEmpty()) {
            return 0;
        }
        var tokens = remind(idle);
        carts.mark(idle, tokens, properties.recoveryValidFor());
        events.append(idle);
        return idle.size();
    }

    /// @return the tokens of the mails to send
    private Map<CartId, String> remind(List<CartAbandoned> idle) {
        var tokens = new HashMap<CartId, String>();
        if (!properties.reminders()) {
            return tokens;
        }
        Set<String> silent =
                carts.optedOut(idle.stream().map(CartAbandoned::email).toList());
        for (var cart : idle) {
            var token = Keyring.randomToken();
            if (!silent.contains(cart.email())
                    && mails.sendWithinQuota(AccountMailKind.CART_ABANDONED, cart.email(), () -> mail(cart, token))) {
                tokens.put(cart.cartId(), token);
            }
        }
        return tokens;
    }

    private AccountMail mail(CartAbandoned cart, String token) {
        return AccountMail.withToken(
                AccountMailKind.CART_ABANDONED, cart.email(), cart.locale(), token, properties.recoveryValidFor());
    }
}
