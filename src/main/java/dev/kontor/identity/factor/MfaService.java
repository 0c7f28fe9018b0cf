package dev.kontor.identity.factor;

import dev.kontor.identity.StaffId;
import dev.kontor.identity.session.EndReason;
import dev.kontor.identity.session.Factor;
import dev.kontor.identity.session.Sessions;
import dev.kontor.identity.session.SignIns;
import dev.kontor.identity.session.SignedInAuthentication;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.shop.ShopSettings;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Sets up, renews and removes the authenticator app of a staff member.
@Service
@Transactional
class MfaService {

    private final SecondFactorRepository repository;
    private final TotpSecrets secrets;
    private final Sessions sessions;
    private final SignIns signIns;
    private final FactorNotices notices;
    private final SettingsGroup<ShopSettings> shop;

    MfaService(
            SecondFactorRepository repository,
            TotpSecrets secrets,
            Sessions sessions,
            SignIns signIns,
            FactorNotices notices,
            SettingsGroup<ShopSettings> shop) {
        this.repository = repository;
        this.secrets = secrets;
        this.sessions = sessions;
        this.signIns = signIns;
        this.notices = notices;
        this.shop = shop;
    }

    @Transactional(readOnly = true)
    public SecondFactorRepository.State state(StaffId staff) {
        return repository.state(staff);
    }

    /// Returns a new secret. It becomes active once a code of it has been received; until then the old one is.
    public MfaSetup propose(StaffId staff) {
        var secret = Totp.newSecret();
        repository.propose(staff, secrets.seal(staff, secret));
        return MfaSetup.of(secret, shop.get().name(), notices.email(staff));
    }

    /// Activates the proposed secret and ends other sessions.
    ///
    /// @return new recovery codes, which replace the old ones
    public List<String> confirm(SignedInAuthentication caller, StaffId staff, String code) {
        signIns.lock(staff);
        var sealed = repository
                .pending(staff)
                .orElseThrow(() -> new ConflictException(
                        ProblemCode.INVALID_STATE_TRANSITION,
                        "There is no new secret to confirm. Request one with `POST /me/mfa`."));
        var step = secrets.step(staff, sealed, code);
        if (step.isEmpty() || !repository.confirm(staff, sealed, step.getAsLong())) {
            throw BadRequestException.invalid(
                    List.of(FieldProblem.ofPointer("/code", "wrong-code", "Is not the app's current code.")));
        }
        var codes = newRecoveryCodes(staff);
        signIns.prove(Audience.ADMIN, caller.session(), Set.of(Factor.TOTP));
        sessions.endOthers(staff, caller.session(), EndReason.FACTORS);
        notices.changed("staff.mfa_enabled", staff, staff.text());
        return codes;
    }

    public List<String> renewRecoveryCodes(StaffId staff) {
        if (!repository.hasTotp(staff)) {
            throw notSetUp();
        }
        var codes = newRecoveryCodes(staff);
        notices.changed("staff.recovery_codes_renewed", staff, staff.text());
        return codes;
    }

    public void remove(StaffId staff) {
        if (!repository.delete(staff)) {
            throw notSetUp();
        }
        notices.changed("staff.mfa_disabled", staff, staff.text());
    }

    private List<String> newRecoveryCodes(StaffId staff) {
        var codes = RecoveryCodes.make();
        repository.replaceRecoveryCodes(
                staff,
                codes.stream().map(code -> RecoveryCodes.hash(staff, code)).toList());
        return codes;
    }

    private static ConflictException notSetUp() {
        return new ConflictException(ProblemCode.INVALID_STATE_TRANSITION, "There is no second factor.");
    }
}
