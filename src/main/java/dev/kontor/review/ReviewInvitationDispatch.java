package dev.kontor.review;

import dev.kontor.identity.AccountMail;
import dev.kontor.identity.AccountMailKind;
import dev.kontor.identity.AccountMails;
import dev.kontor.identity.CustomerAccount;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.review.ReviewInvitationRepository.Invitation;
import dev.kontor.shared.crypto.Keyring;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
    private static final int MOST_TITLES = 10;

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
        int sent = 0;
        int last = 0;
        while (last >= 0) {
            last = transactions.execute(_ -> invitations.claim().map(this::send).orElse(-1));
            sent += Math.max(0, last);
        }
        if (sent > 0) {
            LOG.info("Queued {} mails that invite buyers to review", sent);
        }
    }

    @Scheduled(initialDelayString = "PT18M", fixedDelayString = "PT1H")
    void purge() {
        int deleted = BATCH;
        while (deleted == BATCH) {
            deleted = transactions.execute(_ -> invitations.deleteExpired(BATCH));
        }
    }

    private int send(Invitation invitation) {
        var account = accounts.find(List.of(invitation.customerId())).get(invitation.customerId());
        if (account == null || !account.active() || !rules.allow(account)) {
            invitations.skip(invitation.orderId());
            return 0;
        }
        var open = products.of(invitation).stream()
                .filter(product -> !product.reviewed())
                .toList();
        if (open.isEmpty()) {
            invitations.skip(invitation.orderId());
            return 0;
        }
        var token = Keyring.randomToken();
        invitations.sent(invitation.orderId(), Keyring.hash(token), properties.validFor());
        mails.send(mail(invitation, account, token, open));
        return 1;
    }

    private AccountMail mail(Invitation invitation, CustomerAccount account, String token, List<InvitedProduct> open) {
        var titles = open.stream().limit(MOST_TITLES).map(InvitedProduct::title).collect(Collectors.joining("\n"));
        var optOut = rules.token(account.email());
        return AccountMail.withLastingToken(
                        AccountMailKind.REVIEW_INVITATION, account.email(), invitation.locale(), token)
                .in(invitation.channel())
                .withOptOut(optOut, ReviewInvitationHookController.PATH + optOut)
                .withFacts(Map.of("products", titles));
    }
}
