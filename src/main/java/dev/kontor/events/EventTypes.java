package dev.kontor.events;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/// The subscribed types of a consumer, by name or as groups; all if empty or if they contain `*`.
///
/// @param names exact types
/// @param groups first parts of types: `product` for `product.*`
public record EventTypes(Set<String> names, Set<String> groups) {

    private static final String ALL = "*";
    private static final String ANY = ".*";

    public static EventTypes of(Collection<String> types) {
        if (types.contains(ALL)) {
            return new EventTypes(Set.of(), Set.of());
        }
        return new EventTypes(
                types.stream().filter(type -> !type.endsWith(ANY)).collect(Collectors.toUnmodifiableSet()),
                types.stream()
                        .filter(type -> type.endsWith(ANY))
                        .map(type -> type.substring(0, type.length() - ANY.length()))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    boolean all() {
        return names.isEmpty() && groups.isEmpty();
    }

    public boolean include(String type) {
        return all() || names.contains(type) || groups.contains(type.substring(0, type.indexOf('.')));
    }
}
