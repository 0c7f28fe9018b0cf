package dev.kontor.identity.sso;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.EventLog;
import dev.kontor.identity.CustomerId;
import dev.kontor.identity.CustomerSignUps;
import dev.kontor.identity.SessionId;
import dev.kontor.identity.StaffId;
import dev.kontor.identity.event.CustomerVerified;
import dev.kontor.identity.event.StaffCreated;
import dev.kontor.identity.event.StaffRolesChanged;
import dev.kontor.identity.session.Factor;
import dev.kontor.identity.session.FreshToken;
import dev.kontor.identity.session.SignIns;
import dev.kontor.identity.session.SignedIn;
import dev.kontor.identity.sso.SsoProperties.Provider;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Maps a subject of an issuer to an account: by a link, never by the e-mail address.
@Service
@Transactional
class SsoAccountService {

    private final SsoLinkRepository links;
    private final SignIns signIns;
    private final CustomerSignUps customers;
    private final EventLog events;
    private final AuditLog audit;
    private final Clock clock;

    SsoAccountService(
            SsoLinkRepository links,
            SignIns signIns,
            CustomerSignUps customers,
            EventLog events,
            AuditLog audit,
            Clock clock) {
        this.links = links;
        this.signIns = signIns;
        this.customers = customers;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /// Opens a session for the linked account, or for a new one if sign-up is allowed.
    ///
    /// @param ago how long ago the issuer authenticated the user
    /// @throws ConflictException `account-not-linked`
    public SignedIn signIn(Audience audience, String name, Provider provider, VerifiedIdentity identity, Duration ago) {
        TypedId account = links.use(identity, audience, clock.instant())
                .map(audience::account)
                .orElseGet(() -> signUp(audience, name, provider, identity));
        if (account instanceof StaffId staff) {
            replaceRoles(staff, name, provider, identity);
        }
        return signIns.open(audience, account, Set.of(Factor.SSO), ago);
    }

    /// Whether the issuer's subject is linked to the account. Records the use of the link.
    public boolean isLinked(Audience audience, TypedId account, VerifiedIdentity identity) {
        return links.use(identity, audience, clock.instant())
                .filter(account.value()::equals)
                .isPresent();
    }

    /// Records the issuer's authentication in a session.
    ///
    /// @param ago how long ago it happened
    public FreshToken prove(Audience audience, SessionId session, Duration ago) {
        return signIns.prove(audience, session, Set.of(Factor.SSO), ago);
    }

    /// Links the account of a signed-in user.
    ///
    /// @throws ConflictException `already-exists` if the account or the subject is already linked
    public SsoLinkDetails link(Audience audience, TypedId account, String name, VerifiedIdentity identity) {
        var id = SsoLinkId.next();
        if (!links.insert(id, account, audience, name, identity, clock.instant())) {
            throw new ConflictException(ProblemCode.ALREADY_EXISTS, Message.of("sso.linked"));
        }
        audit.record("sso_link.created", id, null, Map.of("account", account.text(), "provider", name));
        return find(account, id).orElseThrow();
    }

    @Transactional(readOnly = true)
    public List<SsoLinkDetails> list(TypedId account) {
        return links.of(account);
    }

    /// @throws ConflictException `invalid-state-transition` if it is the last way to sign in
    public void unlink(TypedId account, SsoLinkId id) {
        boolean password = links.hasPassword(account);
        var link = find(account, id).orElseThrow(() -> NotFoundException.of("link", id));
        if (!password && links.of(account).size() == 1) {
            throw new ConflictException(ProblemCode.INVALID_STATE_TRANSITION, Message.of("sso.last"));
        }
        if (links.delete(account, id)) {
            audit.record("sso_link.deleted", id, Map.of("account", account.text(), "provider", link.provider()), null);
        }
    }

    private TypedId signUp(Audience audience, String name, Provider provider, VerifiedIdentity identity) {
        if (!provider.allowSignUp() || identity.email() == null) {
            throw notLinked();
        }
        TypedId account = switch (audience) {
            case STORE -> customer(identity.email(), identity);
            case ADMIN -> staff(identity.email(), name, provider, identity);
        };
        var id = SsoLinkId.next();
        if (!links.insert(id, account, audience, name, identity, clock.instant())) {
            throw notLinked();
        }
        audit.record("sso_link.created", id, null, Map.of("account", account.text(), "provider", name));
        return account;
    }

    private CustomerId customer(String email, VerifiedIdentity identity) {
        try {
            var id = customers.signUp(email, identity.firstName(), identity.lastName(), identity.locale());
            events.append(new CustomerVerified(id));
            return id;
        } catch (ConflictException _) {
            throw notLinked();
        }
    }

    private StaffId staff(String email, String name, Provider provider, VerifiedIdentity identity) {
        var id = StaffId.next();
        var given = identity.name().isEmpty() ? email : identity.name();
        if (links.roles(requestedRoles(provider, identity)).isEmpty()
                || !links.insertStaff(id, email, given, clock.instant())) {
            throw notLinked();
        }
        events.append(new StaffCreated(id, "sso:" + name));
        audit.record("staff.created", id, null, Map.of("email", email, "provider", name));
        return id;
    }

    private void replaceRoles(StaffId staff, String name, Provider provider, VerifiedIdentity identity) {
        if (provider.roles().isEmpty()) {
            return;
        }
        var before = links.rolesOf(staff);
        if (links.replaceRoles(staff, name, links.roles(requestedRoles(provider, identity)))) {
            var after = links.rolesOf(staff);
            events.append(new StaffRolesChanged(staff, after, "sso:" + name));
            audit.record("staff.role_changed", staff, Map.of("roles", before), Map.of("roles", after));
        }
    }

    private static List<String> requestedRoles(Provider provider, VerifiedIdentity identity) {
        return identity.groups().stream()
                .flatMap(group -> Optional.ofNullable(provider.roles().get(group)).stream())
                .distinct()
                .toList();
    }

    private Optional<SsoLinkDetails> find(TypedId account, SsoLinkId id) {
        return links.of(account).stream().filter(link -> link.id().equals(id)).findFirst();
    }

    /// Identical whether or not an account with the e-mail address exists.
    private static ConflictException notLinked() {
        return new ConflictException(ProblemCode.ACCOUNT_NOT_LINKED, Message.of("sso.not-linked"));
    }
}
