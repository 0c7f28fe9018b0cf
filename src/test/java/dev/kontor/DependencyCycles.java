package dev.kontor;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Cycles between parts of the code, such as packages.
final class DependencyCycles {

    private DependencyCycles() {}

    /// The parts that are in cycles or between two of them, each with the dependencies of its classes on others.
    ///
    /// @param part of which a class is
    /// @param used the classes that a class uses
    static Map<String, Set<String>> of(
            JavaClasses classes, Function<JavaClass, String> part, Function<JavaClass, Stream<JavaClass>> used) {
        var edges = new TreeMap<String, Map<String, Set<String>>>();
        for (var type : classes) {
            var from = part.apply(type);
            used.apply(type).forEach(target -> {
                var to = part.apply(target);
                if (!to.equals(from)) {
                    edges.computeIfAbsent(from, _ -> new TreeMap<>())
                            .computeIfAbsent(to, _ -> new TreeSet<>())
                            .add(type.getName() + " -> " + target.getName());
                }
            });
        }
        while (removeEnds(edges)) {
            // Until every part uses another one that is left, and is used by one.
        }
        return edges.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        from -> from.getValue().values().stream()
                                .flatMap(Set::stream)
                                .collect(Collectors.toCollection(TreeSet::new)),
                        (one, _) -> one,
                        TreeMap::new));
    }

    private static boolean removeEnds(Map<String, Map<String, Set<String>>> edges) {
        edges.values().forEach(targets -> targets.keySet().retainAll(edges.keySet()));
        boolean leaves = edges.values().removeIf(Map::isEmpty);
        var usedByOthers = edges.values().stream()
                .flatMap(targets -> targets.keySet().stream())
                .collect(Collectors.toSet());
        return edges.keySet().retainAll(usedByOthers) || leaves;
    }
}
