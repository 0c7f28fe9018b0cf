package dev.kontor.identity.security;

import dev.kontor.identity.Actor;
import dev.kontor.identity.SessionId;
import dev.kontor.identity.StaffId;
import dev.kontor.identity.session.SignedInAuthentication;
import dev.kontor.identity.session.StaffSession;
import dev.kontor.shared.access.Authorities;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// A staff member with their current permissions.
final class StaffAuthentication implements SignedInAuthentication {

    private final Actor.Staff staff;
    private final SessionId session;
    private final List<GrantedAuthority> authorities;

    StaffAuthentication(StaffSession found, SessionId session) {
        this.staff = found.staff();
        this.session = session;
        this.authorities = Stream.of(
                        Stream.of("ROLE_STAFF"),
                        staff.permissions().stream().map(permission -> permission.text()),
                        Stream.of(Authorities.RECENT_FACTOR).filter(_ -> found.recent()),
                        Stream.of(Authorities.ENROLLING).filter(_ -> found.enrolling()))
                .flatMap(Function.identity())
                .<GrantedAuthority>map(SimpleGrantedAuthority::new)
                .toList();
    }

    @Override
    public Actor.Staff actor() {
        return staff;
    }

    @Override
    public StaffId account() {
        return staff.id();
    }

    @Override
    public SessionId session() {
        return session;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return authorities;
    }

    @Override
    public String getName() {
        return staff.id().text();
    }

    @Override
    public Object getPrincipal() {
        return staff.id();
    }

    @Override
    public Object getDetails() {
        return session;
    }

    @Override
    public String toString() {
        return getName();
    }
}
