package dev.kontor.identity.passkey;

import dev.kontor.identity.PasskeyId;
import dev.kontor.shared.id.TypedId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;

/// The rows of passkeys, for Spring Security and for their owners.
@Repository
class PasskeyRepository implements UserCredentialRepository {

    private static final String COLUMNS = """
            select credential_id, account_id, public_key, signature_count, uv_initialized, backup_eligible, backed_up,
                transports, attestation, attestation_client_data, created_at, last_used_at, name
            from identity.passkeys
            """;

    private final JdbcClient jdbc;

    PasskeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(
            byte[] credentialId,
            UUID accountId,
            byte[] publicKey,
            long signatureCount,
            boolean uvInitialized,
            boolean backupEligible,
            boolean backedUp,
            List<String> transports,
            byte[] attestation,
            byte[] attestationClientData,
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            String name) {

        CredentialRecord credential() {
            return ImmutableCredentialRecord.builder()
                    .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                    .credentialId(new Bytes(credentialId))
                    .userEntityUserId(PasskeyUsers.handle(accountId))
                    .publicKey(new ImmutablePublicKeyCose(publicKey))
                    .signatureCount(signatureCount)
                    .uvInitialized(uvInitialized)
                    .backupEligible(backupEligible)
                    .backupState(backedUp)
                    .transports(transports.stream()
                            .map(AuthenticatorTransport::valueOf)
                            .collect(Collectors.toSet()))
                    .attestationObject(new Bytes(attestation))
                    .attestationClientDataJSON(new Bytes(attestationClientData))
                    .label(name)
                    .created(createdAt)
                    .lastUsed(Objects.requireNonNullElse(lastUsedAt, createdAt))
                    .build();
        }
    }

    /// Stores a new passkey, or the changes of its last use. A counter that does not increase indicates a copy.
    ///
    /// @throws PasskeyRefused if the passkey was copied or already exists
    @Override
    public void save(CredentialRecord credential) {
        if (findByCredentialId(credential.getCredentialId()) == null) {
            insert(credential);
        } else if (!update(credential)) {
            throw new PasskeyRefused();
        }
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credentialId) {
        return jdbc.sql(COLUMNS + " where credential_id = :credential")
                .param("credential", credentialId.getBytes())
                .query(Row.class)
                .optional()
                .map(Row::credential)
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes userId) {
        return jdbc
                .sql(COLUMNS + " where account_id = :account order by created_at")
                .param("account", PasskeyUsers.account(userId))
                .query(Row.class)
                .list()
                .stream()
                .map(Row::credential)
                .toList();
    }

    @Override
    public void delete(Bytes credentialId) {
        jdbc.sql("delete from identity.passkeys where credential_id = :credential")
                .param("credential", credentialId.getBytes())
                .update();
    }

    List<PasskeyDetails> list(TypedId account) {
        return jdbc.sql("""
                        select id, name, backed_up, created_at, last_used_at
                        from identity.passkeys where account_id = :account order by created_at, id
                        """)
                .param("account", account)
                .query(PasskeyDetails.class)
                .list();
    }

    int count(TypedId account) {
        return jdbc.sql("select count(*) from identity.passkeys where account_id = :account")
                .param("account", account)
                .query(Integer.class)
                .single();
    }

    boolean delete(TypedId account, PasskeyId id) {
        return jdbc.sql("delete from identity.passkeys where id = :id and account_id = :account")
                        .param("id", id)
                        .param("account", account)
                        .update()
                == 1;
    }

    boolean deleteAll(TypedId account) {
        return jdbc.sql("delete from identity.passkeys where account_id = :account")
                        .param("account", account)
                        .update()
                > 0;
    }

    private void insert(CredentialRecord credential) {
        try {
            jdbc.sql("""
                            insert into identity.passkeys
                                (id, account_id, name, credential_id, public_key, signature_count, uv_initialized,
                                 backup_eligible, backed_up, transports, attestation, attestation_client_data, created_at)
                            values (:id, :account, :name, :credential, :key, :count, :verified,
                                :eligible, :backedUp, :transports::text[], :attestation, :clientData, now())
                            """)
                    .param("id", PasskeyId.next())
                    .param("account", PasskeyUsers.account(credential.getUserEntityUserId()))
                    .param("name", credential.getLabel())
                    .param("credential", credential.getCredentialId().getBytes())
                    .param("key", credential.getPublicKey().getBytes())
                    .param("count", credential.getSignatureCount())
                    .param("verified", credential.isUvInitialized())
                    .param("eligible", credential.isBackupEligible())
                    .param("backedUp", credential.isBackupState())
                    .param(
                            "transports",
                            credential.getTransports().stream()
                                    .map(AuthenticatorTransport::getValue)
                                    .sorted()
                                    .toList())
                    .param("attestation", bytes(credential.getAttestationObject()))
                    .param("clientData", bytes(credential.getAttestationClientDataJSON()))
                    .update();
        } catch (DuplicateKeyException _) {
            throw new PasskeyRefused();
        }
    }

    private boolean update(CredentialRecord credential) {
        return jdbc.sql("""
                        update identity.passkeys
                        set signature_count = :count, backed_up = :backedUp, uv_initialized = :verified,
                            last_used_at = now()
                        where credential_id = :credential and account_id = :account
                          and (signature_count < :count or signature_count = 0 and :count = 0)
                        """)
                        .param("count", credential.getSignatureCount())
                        .param("backedUp", credential.isBackupState())
                        .param("verified", credential.isUvInitialized())
                        .param("credential", credential.getCredentialId().getBytes())
                        .param("account", PasskeyUsers.account(credential.getUserEntityUserId()))
                        .update()
                == 1;
    }

    private static byte[] bytes(@Nullable Bytes value) {
        return Objects.requireNonNull(value).getBytes();
    }
}
