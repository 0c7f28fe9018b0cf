package dev.kontor.identity.security;

import dev.kontor.identity.Actor;
import dev.kontor.identity.CustomerId;
import dev.kontor.identity.SessionId;
import dev.kontor.identity.session.CustomerSession;
import dev.kontor.identity.session.SignedInAuthentication;
import dev.kontor.identity.token.AccessToken;
import dev.kontor.shared.access.Authorities;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// A customer with a genuine token. The session is looked up only when code needs the caller, so public reads
/// cost no statement.
final class CustomerAuthentication implements SignedInAuthentication {

    private static final List<GrantedAuthority> AUTHORITIES = List.of(new SimpleGrantedAuthority("ROLE_CUSTOMER"));

    private static final List<GrantedAuthority> RECENT =
            List.of(new SimpleGrantedAuthority("ROLE_CUSTOMER"), new SimpleGrantedAuthority(Authorities.RECENT_FACTOR));

    private final AccessToken token;
    private final Supplier<CustomerSession> customer;

    CustomerAuthentication(AccessToken token, Supplier<CustomerSession> customer) {
        this.token = token;
        this.customer = customer;
    }

    @Override
    public Actor.Customer actor() {
        return customer.get().customer();
    }

    @Override
    public CustomerId account() {
        return actor().id();
    }

    @Override
    public SessionId session() {
        return token.session();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return customer.get().recent() ? RECENT : AUTHORITIES;
    }

    @Override
    public String getName() {
        return token.subject();
    }

    @Override
    public Object getPrincipal() {
        return token.subject();
    }

    @Override
    public Object getDetails() {
        return token.session();
    }

    @Override
    public String toString() {
        return getName();
    }
}
