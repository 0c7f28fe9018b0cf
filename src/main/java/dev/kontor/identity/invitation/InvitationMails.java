package dev.kontor.identity.invitation;

import dev.kontor.identity.AccountMail;
import dev.kontor.identity.AccountMailKind;
import dev.kontor.identity.AccountMails;
import dev.kontor.identity.InvitationId;
import dev.kontor.identity.mailtoken.LinkExpired;
import dev.kontor.identity.mailtoken.MailTokenPurpose;
import dev.kontor.identity.mailtoken.MailTokens;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The secrets of invitations, which are mailed and redeemed once.
@Component
class InvitationMails {

    static final Duration LIFETIME = Duration.ofDays(7);

    private final MailTokens tokens;
    private final AccountMails mails;

    InvitationMails(MailTokens tokens, AccountMails mails) {
        this.tokens = tokens;
        this.mails = mails;
    }

    void send(InvitationId id, String email, String inviter) {
        var token = tokens.issue(MailTokenPurpose.INVITATION, id, LIFETIME, null);
        mails.send(AccountMail.withToken(AccountMailKind.STAFF_INVITATION, email, null, token, LIFETIME)
                .withFacts(Map.of("inviter", inviter)));
    }

    void revoke(InvitationId id) {
        tokens.revoke(MailTokenPurpose.INVITATION, id);
    }

    /// @throws LinkExpired if the token cannot be used
    InvitationId peek(String token) {
        return tokens.find(MailTokenPurpose.INVITATION, token)
                .map(found -> new InvitationId(found.owner()))
                .orElseThrow(LinkExpired::new);
    }

    /// @throws LinkExpired if the token cannot be used
    InvitationId spend(String token) {
        return new InvitationId(
                tokens.require(MailTokenPurpose.INVITATION, token).owner());
    }
}
