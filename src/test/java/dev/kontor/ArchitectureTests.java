package dev.kontor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.notBePublic;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.kontor.identity.Actor;
import dev.kontor.shared.access.PersonsOnly;
import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.access.RequiresCapability;
import dev.kontor.shared.access.RequiresCustomer;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresStaff;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RequestMapping;

@AnalyzeClasses(packages = "dev.kontor", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    private static final int MAX_COLLABORATORS = 8;

    @ArchTest
    static final ArchTests entities = ArchTests.in(EntityRules.class);

    @ArchTest
    static final ArchTests modules = ArchTests.in(ModuleRules.class);

    private static final List<Class<? extends Annotation>> ACCESS_MARKS = List.of(
            PublicEndpoint.class,
            RequiresCapability.class,
            RequiresCustomer.class,
            RequiresPermission.class,
            RequiresStaff.class);

    private static final Set<String> FORBIDDEN_SUFFIXES =
            Set.of("Dto", "DTO", "Entity", "Impl", "Helper", "Util", "Utils", "Manager", "Facade");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .should()
            .callMethodWhere(new DescribedPredicate<>("now() without a clock") {
                @Override
                public boolean test(JavaMethodCall call) {
                    return readsTheSystemClock(call.getTarget());
                }
            })
            .because("tests move time and replicas disagree: take the Clock bean");

    @ArchTest
    static final ArchRule amountsAreExact = fields().should(notBeOfFloatingPoint())
            .because("a floating point number loses cents: take Money, long, or BigDecimal");

    @ArchTest
    static final ArchRule calculationsAreExact = methods()
            .that()
            .areDeclaredInClassesThat()
            .areTopLevelClasses()
            .should(notTakeOrReturnFloatingPoint())
            .because("a floating point number loses cents: take Money, long, or BigDecimal");

    @ArchTest
    static final ArchRule configurationIsTyped = noFields()
            .should()
            .beAnnotatedWith(Value.class)
            .because("configuration is one validated @ConfigurationProperties record per module");

    @ArchTest
    static final ArchRule collaboratorsComeByConstructor = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .because("a collaborator that comes by the constructor is final and seen by tests");

    @ArchTest
    static final ArchRule controllersStayInside = classes()
            .that()
            .areTopLevelClasses()
            .and(simpleNameEndingWith("Controller"))
            .should(notBePublic())
            .allowEmptyShould(true)
            .because("a controller only speaks HTTP: nothing else calls it");

    @ArchTest
    static final ArchRule layersStayInside = classes()
            .that()
            .areTopLevelClasses()
            .and(simpleNameEndingWith("Service")
                    .or(simpleNameEndingWith("Repository"))
                    .or(simpleNameEndingWith("Queries")))
            .and(resideInAPackage("dev.kontor.*"))
            .should(notBePublic())
            .allowEmptyShould(true)
            .because(
                    "only interfaces at a module's root are for other modules; slices of one module may share the rest");

    @ArchTest
    static final ArchRule transactionsBelongToUseCases = classes()
            .that(new DescribedPredicate<>("open transactions") {
                @Override
                public boolean test(JavaClass type) {
                    return isTransactional(type);
                }
            })
            .should(beAUseCase())
            .allowEmptyShould(true)
            .because("the use case is the unit of work: one that spans the HTTP layer holds connections too long,"
                    + " one inside a repository cannot be joined");

    @ArchTest
    static final ArchRule noNetworkInsideATransaction = noClasses()
            .that(new DescribedPredicate<>("open transactions") {
                @Override
                public boolean test(JavaClass type) {
                    return isTransactional(type);
                }
            })
            .should()
            .dependOnClassesThat(resideInAPackage("org.springframework.web.client..")
                    .or(resideInAPackage("java.net.http.."))
                    .or(resideInAPackage("org.springframework.mail.."))
                    .or(resideInAPackage("jakarta.mail.."))
                    .or(resideInAPackage("com.stripe..")))
            .allowEmptyShould(true)
            .because("a slow provider must not hold a connection, nor a rollback forget what the provider did:"
                    + " record, call, record");

    @ArchTest
    static final ArchRule everyHandlerSaysWhoMayCall = methods()
            .that()
            .areMetaAnnotatedWith(RequestMapping.class)
            .should(new ArchCondition<>("carry an access mark of shared.access, on itself or its class") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    if (!isMarked(method) && !isMarked(method.getOwner()) && !areMarked(heirs(method.getOwner()))) {
                        events.add(SimpleConditionEvent.violated(method, method.getFullName() + " has no access mark"));
                    }
                }
            })
            .allowEmptyShould(true)
            .because("a handler without a mark is closed to everybody; who may call is a decision, not a default");

    @ArchTest
    static final ArchRule whoTakesStaffTellsPrograms = methods()
            .that()
            .areMetaAnnotatedWith(RequestMapping.class)
            .and(new DescribedPredicate<>("take Actor.Staff") {
                @Override
                public boolean test(JavaMethod method) {
                    return method.getRawParameterTypes().stream()
                            .anyMatch(type -> type.isEquivalentTo(Actor.Staff.class));
                }
            })
            .should(new ArchCondition<>("be marked @PersonsOnly or @RequiresStaff") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    if (!method.isAnnotatedWith(PersonsOnly.class)
                            && !method.getOwner().isAnnotatedWith(PersonsOnly.class)
                            && !method.isAnnotatedWith(RequiresStaff.class)
                            && (isMarked(method) || !method.getOwner().isAnnotatedWith(RequiresStaff.class))) {
                        events.add(SimpleConditionEvent.violated(method, method.getFullName() + " is not marked"));
                    }
                }
            })
            .allowEmptyShould(true)
            .because("the document says which operations a key can call; where any actor will do, take Actor");

    @ArchTest
    static final ArchRule oneJackson = noClasses()
            .that()
            .resideOutsideOfPackage("..openapi..")
            .should()
            .dependOnClassesThat(resideInAPackage("com.fasterxml.jackson.databind..")
                    .or(resideInAPackage("com.fasterxml.jackson.core..")))
            .because("Jackson 2 is here only for swagger-core; it knows none of our types. Take tools.jackson");

    @ArchTest
    static final ArchRule beansHaveFewCollaborators = classes()
            .that()
            .areMetaAnnotatedWith(Component.class)
            .should(new ArchCondition<>("take at most " + MAX_COLLABORATORS + " collaborators") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    for (JavaConstructor constructor : type.getConstructors()) {
                        int taken = constructor.getRawParameterTypes().size();
                        if (taken > MAX_COLLABORATORS) {
                            events.add(SimpleConditionEvent.violated(type, type.getName() + " takes " + taken));
                        }
                    }
                }
            })
            .because("a class with more collaborators does more than one thing: split it");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = classes()
            .that()
            .areTopLevelClasses()
            .should(new ArchCondition<>("not end in " + FORBIDDEN_SUFFIXES) {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    FORBIDDEN_SUFFIXES.stream()
                            .filter(type.getSimpleName()::endsWith)
                            .forEach(suffix -> events.add(SimpleConditionEvent.violated(type, type.getName())));
                }
            })
            .because("such a name says how, not what: a request is a verb phrase, a response a noun");

    @ArchTest
    static void packagesFormNoCycles(JavaClasses classes) {
        var cycles = DependencyCycles.of(
                classes,
                JavaClass::getPackageName,
                type -> type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                        .filter(target -> target.getPackageName().startsWith("dev.kontor.")));

        assertThat(cycles)
                .as("packages in a cycle can only be understood, tested and changed together")
                .isEmpty();
    }

    private static boolean readsTheSystemClock(AccessTarget target) {
        var owner = target.getOwner().getName();
        return switch (target.getName()) {
            case "now" ->
                owner.startsWith("java.time.")
                        && target instanceof AccessTarget.MethodCallTarget call
                        && call.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
            case "currentTimeMillis" -> owner.equals("java.lang.System");
            default -> false;
        };
    }

    private static boolean isTransactional(JavaClass type) {
        return type.isMetaAnnotatedWith(Transactional.class)
                || type.getMethods().stream().anyMatch(method -> method.isMetaAnnotatedWith(Transactional.class));
    }

    private static boolean isMarked(CanBeAnnotated element) {
        return ACCESS_MARKS.stream().anyMatch(element::isAnnotatedWith);
    }

    /// Who inherits the handlers of a class that is not one itself.
    private static Set<JavaClass> heirs(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.ABSTRACT) ? type.getAllSubclasses() : Set.of();
    }

    private static boolean areMarked(Set<JavaClass> types) {
        return !types.isEmpty() && types.stream().allMatch(ArchitectureTests::isMarked);
    }

    private static boolean isFloatingPoint(JavaClass type) {
        return type.isEquivalentTo(double.class)
                || type.isEquivalentTo(float.class)
                || type.isEquivalentTo(Double.class)
                || type.isEquivalentTo(Float.class);
    }

    private static ArchCondition<JavaField> notBeOfFloatingPoint() {
        return new ArchCondition<>("not be of floating point") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                if (isFloatingPoint(field.getRawType())) {
                    events.add(SimpleConditionEvent.violated(field, field.getFullName()));
                }
            }
        };
    }

    private static ArchCondition<JavaMethod> notTakeOrReturnFloatingPoint() {
        return new ArchCondition<>("not take or return floating point") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                // A lambda for a meter must return a double; it is synthetic.
                var synthetic = method.getModifiers().contains(JavaModifier.SYNTHETIC);
                var floating = isFloatingPoint(method.getRawReturnType())
                        || method.getRawParameterTypes().stream().anyMatch(ArchitectureTests::isFloatingPoint);
                if (floating && !synthetic) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> beAUseCase() {
        return new ArchCondition<>("be a service or a process, not a controller, repository or query") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var outside = type.isMetaAnnotatedWith(Controller.class)
                        || type.isMetaAnnotatedWith(Repository.class)
                        || type.getSimpleName().endsWith("Controller")
                        || type.getSimpleName().endsWith("Repository")
                        || type.getSimpleName().endsWith("Queries")
                        || !type.isMetaAnnotatedWith(Component.class);
                if (outside) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " opens transactions"));
                }
            }
        };
    }
}
