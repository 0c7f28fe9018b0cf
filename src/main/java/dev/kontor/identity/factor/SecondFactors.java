package dev.kontor.identity.factor;

import dev.kontor.identity.StaffId;
import dev.kontor.identity.session.Factor;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Checks the second factors of staff. Must not be called within a transaction: an attempt counts in any case.
@Component
public class SecondFactors {

    private final SecondFactorRepository repository;
    private final TotpSecrets secrets;

    SecondFactors(SecondFactorRepository repository, TotpSecrets secrets) {
        this.repository = repository;
        this.secrets = secrets;
    }

    /// Whether the account requires authenticator codes.
    public boolean hasTotp(StaffId staff) {
        return repository.hasTotp(staff);
    }

    /// Uses up a code of the authenticator app; each works once.
    ///
    /// @return the confirmed factor; empty if the code is wrong or used, or after too many wrong ones
    public Optional<Factor> proveByApp(StaffId staff, String code) {
        return repository
                .attempt(staff)
                .filter(stored -> {
                    var step = secrets.step(staff, stored, code);
                    return step.isPresent() && repository.accept(staff, step.getAsLong());
                })
                .map(_ -> Factor.TOTP);
    }

    /// Uses up a recovery code.
    ///
    /// @return the confirmed factor; empty if the code is wrong or used
    public Optional<Factor> proveByRecovery(StaffId staff, String code) {
        return repository.useRecoveryCode(staff, RecoveryCodes.hash(staff, code))
                ? Optional.of(Factor.RECOVERY_CODE)
                : Optional.empty();
    }

    /// Removes the second factors of the account, in the caller's transaction.
    ///
    /// @return whether there were any
    public boolean reset(StaffId staff) {
        return repository.delete(staff);
    }
}
