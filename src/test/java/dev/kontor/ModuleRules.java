package dev.kontor;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.junit.ArchTest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.NamedInterface;
import org.springframework.modulith.core.ApplicationModules;

/// The rules of Spring Modulith, by one walk along the dependencies: Modulith itself searches a list of classes for
/// each of them, which takes minutes. The nightly build lets it, so that a rule that is missing here is noticed. Part
/// of [ArchitectureTests], which reads the classes once.
class ModuleRules {

    private static final String ROOT = "dev.kontor";
    private static final String SEPARATOR = " :: ";
    private static final String ALL = "*";

    @ArchTest
    static void modulesUseOnlyWhatTheirPackageInfoAllows(JavaClasses classes) {
        var modules = modules(classes);

        assertThat(modules.keySet())
                .as("modules of which package-info.java says what they may use")
                .hasSizeGreaterThan(30)
                .containsAll(packagesBelowTheRoot(classes));
        assertThat(unknown(modules))
                .as("allowed dependencies that do not exist")
                .isEmpty();
        assertThat(violations(classes, modules)).isEmpty();
    }

    @ArchTest
    static void modulesFormNoCycles(JavaClasses classes) {
        assertThat(DependencyCycles.of(classes, ModuleRules::module, ModuleRules::used))
                .as("modules in cycles, and what their classes use")
                .isEmpty();
    }

    @ArchTest
    static void modulithFindsNothingElse(JavaClasses classes) {
        if (Boolean.getBoolean("kontor.test.thorough")) {
            assertThat(classes).isNotEmpty();
            // Not verify(): that remembers having run, even if it failed.
            ApplicationModules.of(KontorApplication.class).detectViolations().throwIfPresent();
        }
    }

    /// A module.
    ///
    /// @param allowed what it may use: a module, or one of its named interfaces, or all of them
    /// @param interfaces its named interfaces
    private record Module(Set<String> allowed, Set<String> interfaces) {}

    private static Map<String, Module> modules(JavaClasses classes) {
        var modules = new TreeMap<String, Module>();
        for (var part : classes.getPackage(ROOT).getSubpackages()) {
            part.tryGetAnnotationOfType(ApplicationModule.class).ifPresent(declared -> {
                assertThat(declared.type())
                        .as("an open module would have no interface: " + part.getName())
                        .isEqualTo(ApplicationModule.Type.CLOSED);
                var allowed = Arrays.stream(declared.allowedDependencies())
                        .map(text -> text.replaceAll("\\s*::\\s*", SEPARATOR))
                        .collect(toSet());
                modules.put(module(part.getName()), new Module(allowed, interfaces(part)));
            });
        }
        return modules;
    }

    private static Set<String> interfaces(JavaPackage module) {
        return module.getSubpackagesInTree().stream()
                .flatMap(part -> names(part).stream())
                .collect(toSet());
    }

    /// The interfaces of which the public types of a package are part.
    private static Set<String> names(JavaPackage part) {
        return part.tryGetAnnotationOfType(NamedInterface.class)
                .map(declared -> Set.of(declared.value()))
                .orElse(Set.of());
    }

    private static Set<String> packagesBelowTheRoot(JavaClasses classes) {
        return classes.stream()
                .map(ModuleRules::module)
                .filter(module -> !module.isEmpty())
                .collect(toSet());
    }

    private static Set<String> unknown(Map<String, Module> modules) {
        var unknown = new TreeSet<String>();
        modules.forEach((name, module) -> module.allowed().forEach(allowed -> {
            var parts = allowed.split(SEPARATOR, 2);
            var target = modules.get(parts[0]);
            if (target == null
                    || parts.length == 2
                            && !parts[1].equals(ALL)
                            && !target.interfaces().contains(parts[1])) {
                unknown.add(name + " -> " + allowed);
            }
        }));
        return unknown;
    }

    private static Set<String> violations(JavaClasses classes, Map<String, Module> modules) {
        var violations = new TreeSet<String>();
        for (var type : classes) {
            var origin = Optional.ofNullable(modules.get(module(type)));
            for (var target : new HashSet<>(used(type).toList())) {
                if (!module(target).isEmpty() && !module(target).equals(module(type)) && !isAllowed(origin, target)) {
                    violations.add("%s uses %s, which is internal or not among what package-info.java allows: %s"
                            .formatted(
                                    type.getName(),
                                    target.getName(),
                                    origin.map(Module::allowed).orElse(Set.of())));
                }
            }
        }
        return violations;
    }

    /// @param origin empty for the application itself, which may use the interfaces of all modules
    private static boolean isAllowed(Optional<Module> origin, JavaClass target) {
        if (!target.getModifiers().contains(JavaModifier.PUBLIC)) {
            return false;
        }
        var module = module(target);
        if (target.getPackageName().equals(ROOT + "." + module)) {
            return origin.map(user -> user.allowed().contains(module)).orElse(true);
        }
        var names = names(target.getPackage());
        return origin.map(user -> names.stream()
                        .anyMatch(name -> user.allowed().contains(module + SEPARATOR + name)
                                || user.allowed().contains(module + SEPARATOR + ALL)))
                .orElse(!names.isEmpty());
    }

    /// The shop's classes that a class depends on, with those of inherited methods.
    private static Stream<JavaClass> used(JavaClass type) {
        var direct = type.getDirectDependenciesFromSelf().stream().map(dependency -> dependency.getTargetClass());
        var inherited = type.getAllMethods().stream()
                .flatMap(method ->
                        Stream.concat(method.getRawParameterTypes().stream(), Stream.of(method.getRawReturnType())));
        return Stream.concat(direct, inherited)
                .map(JavaClass::getBaseComponentType)
                .filter(Objects::nonNull)
                .filter(target -> target.getPackageName().startsWith(ROOT));
    }

    private static String module(JavaClass type) {
        return module(type.getPackageName());
    }

    /// Empty for the application itself.
    private static String module(String packageName) {
        var below = packageName.substring(Math.min(packageName.length(), ROOT.length() + 1));
        return below.replaceFirst("\\..*", "");
    }
}
