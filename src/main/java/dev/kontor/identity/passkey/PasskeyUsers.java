package dev.kontor.identity.passkey;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/// The accounts as authenticators know them: the handle is the account's id, so nothing needs to be stored.
@Component
class PasskeyUsers implements PublicKeyCredentialUserEntityRepository {

    private static final int HANDLE_BYTES = 16;

    private final JdbcClient jdbc;

    PasskeyUsers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static Bytes handle(UUID account) {
        return new Bytes(ByteBuffer.allocate(HANDLE_BYTES)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .array());
    }

    static UUID account(Bytes handle) {
        var bytes = handle.getBytes();
        if (bytes.length != HANDLE_BYTES) {
            throw new PasskeyRefused();
        }
        var reader = ByteBuffer.wrap(bytes);
        return new UUID(reader.getLong(), reader.getLong());
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return jdbc.sql("select email, name from identity.accounts where id = :id")
                .param("id", account(handle))
                .query((row, _) -> {
                    var name = row.getString("name");
                    var email = row.getString("email");
                    return ImmutablePublicKeyCredentialUserEntity.builder()
                            .id(handle)
                            .name(email)
                            .displayName(name.isBlank() ? email : name)
                            .build();
                })
                .optional()
                .orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
        throw new UnsupportedOperationException("an account is identified by its id");
    }

    @Override
    public void save(PublicKeyCredentialUserEntity user) {
        throw new UnsupportedOperationException("accounts are opened elsewhere");
    }

    @Override
    public void delete(Bytes handle) {
        throw new UnsupportedOperationException("accounts are closed elsewhere");
    }
}
