package dev.kontor.review;

import dev.kontor.identity.AccountMail;
import dev.kontor.identity.AccountMailKind;
import dev.kontor.identity.AccountMails;
import dev.kontor.identity.CustomerAccount;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.review.InvitedProducts.Invited;
import dev.kontor.review.ReviewInvitationRepository.Invitation;
import dev.kontor.shared.crypto.Keyring;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Queues the mails that invite buyers to review, one for each order. Any number of processes may run it
/// concurrently.
@Component
class ReviewInvitationDispatch {

    private static final Logger LOG = LoggerFactory.getLogger(ReviewInvitationDispatch.class);
    private static final int BATCH = 200;
    private static final int MAX_TITLES = 10;

    private final ReviewInvitationRepository invitations;
    private final ReviewInvitationRules rules;
    private final InvitedProducts products;
    private final CustomerAccounts accounts;
    private final AccountMails mails;
    private final TransactionTemplate transactions;
    private final ReviewProperties.Invitations properties;

    ReviewInvitationDispatch(
            ReviewInvitationRepository invitations,
            ReviewInvitationRules rules,
            InvitedProducts products,
            CustomerAccounts accounts,
            AccountMails mails,
            TransactionTemplate transactions,
            ReviewProperties properties) {
        this.invitations = invitations;
        this.rules = rules;
        this.products = products;
        this.accounts = accounts;
        this.mails = mails;
        this.transactions = transactions;
        this.properties = properties.invitations();
    }

    @Scheduled(initialDelayString = "PT3M", fixedDelayString = "PT1M")
    void sendDue() {
        int queued = 0;
        for (var sent = next(); sent.isPresent(); sent = next()) {
            queued += sent.get() ? 1 : 0;
        }
        if (queued > 0) {
            LOG.info("Queued {} mails that invite buyers to review", queued);
        }
    }

    /// Handles the next due invitation; empty if none is due.
    ///
    /// @return whether a mail was queued
    private Optional<Boolean> next() {
        return transactions.execute(_ -> invitations.claim().map(this::send));
    }

    @Scheduled(initialDelayString = "PT18M", fixedDelayString = "PT1H")
    void purge() {
        int deleted = BATCH;
        while (deleted == BATCH) {
            deleted = transactions.execute(_ -> invitations.deleteExpired(BATCH));
        }
    }

    private boolean send(Invitation invitation) {
        var invited = products.of(invitation).orElse(null);
        var open = invited == null
                ? List.<InvitedProduct>of()
                : invited.products().stream()
                        .filter(product -> !product.reviewed())
                        .toList();
        var to = invited == null || open.isEmpty() ? null : recipient(invited);
        if (to == null) {
            invitations.skip(invitation.orderId());
            return false;
        }
        var token = Keyring.randomToken();
        invitations.sent(invitation.orderId(), Keyring.hash(token), properties.validFor());
        mails.send(mail(invitation, to, token, open));
        return true;
    }

    /// The current address of the customer, or that of the guest's order; null if the buyer may not be
    /// invited. If the address of a guest has a confirmed account, the decisions of its owner count.
    private @Nullable String recipient(Invited invited) {
        var customer = invited.reviewer().customerId();
        if (customer != null) {
            var account = accounts.find(List.of(customer)).get(customer);
            return account != null && account.active() && rules.allow(account) ? account.email() : null;
        }
        var email = invited.email();
        boolean allowed = accounts.findByEmail(email)
                .filter(CustomerAccount::verified)
                .map(account -> account.active() && rules.allow(account))
                .orElseGet(() -> rules.allowGuest(email));
        return allowed ? email : null;
    }

    private AccountMail mail(Invitation invitation, String to, String token, List<InvitedProduct> open) {
        var titles = open.stream().limit(MAX_TITLES).map(InvitedProduct::title).collect(Collectors.joining("\n"));
        var optOut = rules.token(to);
        return AccountMail.withLastingToken(AccountMailKind.REVIEW_INVITATION, to, invitation.locale(), token)
                .in(invitation.channel())
                .withOptOut(optOut, ReviewInvitationHookController.PATH + optOut)
                .withFacts(Map.of("products", titles));
    }
}
