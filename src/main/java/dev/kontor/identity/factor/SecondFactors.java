package dev.kontor.identity.factor;

import dev.kontor.identity.StaffId;
import dev.kontor.identity.session.Factor;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Checks the second factors of members of staff. Must not be called within a transaction: a try counts
/// whatever comes of it.
@Component
public class SecondFactors {

    private final SecondFactorRepository repository;
    private final RecoveryCodes recoveryCodes;
    private final TotpSecrets secrets;

    SecondFactors(SecondFactorRepository repository, RecoveryCodes recoveryCodes, TotpSecrets secrets) {
        this.repository = repository;
        this.recoveryCodes = recoveryCodes;
        this.secrets = secrets;
    }

    /// Whether the account is asked for codes of an authenticator app.
    public boolean hasTotp(StaffId staff) {
        return repository.hasTotp(staff);
    }

    /// Uses a code of the authenticator app up; each counts once.
    ///
    /// @return the factor that was proven; empty if the code is wrong, used, or one too many was wrong
    public Optional<Factor> proveByApp(StaffId staff, String code) {
        return repository
                .attempt(staff)
                .filter(stored -> {
                    var step = secrets.step(staff, stored, code);
                    return step.isPresent() && repository.accept(staff, step.getAsLong());
                })
                .map(_ -> Factor.TOTP);
    }

    /// Uses a recovery code up.
    ///
    /// @return the factor that was proven; empty if the code is wrong or was used before
    public Optional<Factor> proveByRecovery(StaffId staff, String code) {
        return repository.useRecoveryCode(staff, recoveryCodes.hash(staff, code))
                ? Optional.of(Factor.RECOVERY_CODE)
                : Optional.empty();
    }

    /// Takes the second factors of the account away, in the caller's transaction.
    ///
    /// @return whether there were any
    public boolean reset(StaffId staff) {
        return repository.delete(staff);
    }
}
