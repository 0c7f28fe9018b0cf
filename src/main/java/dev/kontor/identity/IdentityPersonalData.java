package dev.kontor.identity;

import static dev.kontor.shared.privacy.PersonalData.deleted;
import static dev.kontor.shared.privacy.PersonalData.erased;
import static dev.kontor.shared.privacy.PersonalData.expires;
import static dev.kontor.shared.privacy.PersonalData.found;
import static dev.kontor.shared.privacy.PersonalData.retained;

import dev.kontor.shared.privacy.ErasureStage;
import dev.kontor.shared.privacy.PersonalData;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Declares the personal data of accounts and sign-ins.
@Component
class IdentityPersonalData implements PersonalDataDeclaration {

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                deleted(
                        "identity.mail_tokens",
                        "Hashes of links in mails.",
                        ErasureStage.ACCOUNT,
                        "owner = any(:customers)",
                        "purpose",
                        "token_hash",
                        "data"),
                deleted(
                        "identity.passkeys",
                        "Passkeys.",
                        ErasureStage.ACCOUNT,
                        "account_id = any(:customers)",
                        "account_id",
                        "name",
                        "credential_id",
                        "public_key",
                        "transports",
                        "attestation",
                        "attestation_client_data"),
                deleted(
                        "identity.sso_links",
                        "Accounts at providers of single sign-on.",
                        ErasureStage.ACCOUNT,
                        "account_id = any(:customers)",
                        "account_id",
                        "kind",
                        "provider",
                        "issuer",
                        "subject"),
                deleted(
                        "identity.sessions",
                        "Sessions with device and IP address.",
                        ErasureStage.ACCOUNT,
                        "account_id = any(:customers)",
                        "account_id",
                        "audience",
                        "token_hash",
                        "spent_hash",
                        "revoke_reason",
                        "factors",
                        "user_agent",
                        "ip"),
                deleted(
                        "identity.accounts",
                        "E-mail address and password hash.",
                        ErasureStage.ACCOUNT,
                        "id = any(:customers) and kind = 'CUSTOMER'",
                        "kind",
                        "email",
                        "email_key",
                        "name",
                        "password_hash",
                        "status",
                        "locale"),
                found(
                        "identity.account_activity",
                        "Day of the last session that was deleted.",
                        "with the account",
                        "account_id = any(:customers)",
                        "account_id",
                        "active_on"),
                erased(
                        "identity.oauth_grants",
                        "Grants of programs that act for the person.",
                        "with the session",
                        "client_id",
                        "redirect_uri",
                        "scopes",
                        "nonce",
                        "code_challenge",
                        "code_hash",
                        "token_hash"),
                erased(
                        "identity.passkey_challenges",
                        "Challenges of passkeys.",
                        "with the account, or after minutes",
                        "account_id",
                        "challenge",
                        "purpose"),
                expires(
                        "identity.sso_flows",
                        "Sign-ins in progress at a provider.",
                        "after minutes",
                        "account_id",
                        "provider",
                        "audience",
                        "flow_hash",
                        "sealed"),
                expires(
                        "identity.mails",
                        "Encrypted mails that are being sent.",
                        "when sent, after 7 days at the latest",
                        "sealed"),
                expires(
                        "identity.mail_requests",
                        "Encrypted requests for mails.",
                        "when processed, after a day at the latest",
                        "sealed"),
                expires(
                        "identity.mail_quotas",
                        "Keyed hash of an address that mails were sent to.",
                        "with its window",
                        "key"),
                expires(
                        "identity.login_failures",
                        "Keyed hash of an account with failed sign-ins.",
                        "with its window",
                        "account",
                        "door"),
                retained(
                        "identity.staff_invitations",
                        "Addresses of invited members of staff.",
                        "staff are not customers; until an administrator deletes the member",
                        "email",
                        "email_key"),
                retained(
                        "identity.totp",
                        "Encrypted second factors of staff.",
                        "until the member removes it",
                        "secret",
                        "pending"),
                retained(
                        "identity.recovery_codes",
                        "Hashes of recovery codes of staff.",
                        "until the member renews them",
                        "code_hash"),
                retained(
                        "identity.mfa_tickets",
                        "Hashes of sign-ins of staff that await a second factor.",
                        "until they expire",
                        "token_hash"));
    }
}
