package dev.kontor.identity.security;

import dev.kontor.identity.Actor;
import dev.kontor.identity.ActorAuthentication;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// A program with the current permissions of its key.
final class ProgramAuthentication implements ActorAuthentication {

    private final Actor.Program program;
    private final List<GrantedAuthority> authorities;

    ProgramAuthentication(Actor.Program program) {
        this.program = program;
        this.authorities = Stream.concat(
                        Stream.of("ROLE_PROGRAM"),
                        program.permissions().stream().map(permission -> permission.text()))
                .<GrantedAuthority>map(SimpleGrantedAuthority::new)
                .toList();
    }

    @Override
    public Actor.Program actor() {
        return program;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return authorities;
    }

    @Override
    public String getName() {
        return program.id().text();
    }

    @Override
    public Object getPrincipal() {
        return program.id();
    }

    @Override
    public Object getDetails() {
        return "";
    }

    @Override
    public String toString() {
        return getName();
    }
}
