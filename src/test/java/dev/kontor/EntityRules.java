package dev.kontor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.kontor.shared.persistence.Aggregate;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.weaving.LoadTimeWeaverAware;

/// Rules for aggregates that Hibernate stores. A part of [ArchitectureTests], which reads the classes once for both.
class EntityRules {

    /// Classes that insert rows of entities by SQL: the demo shop, which is loaded in bulk.
    private static final List<String> BULK_WRITERS =
            List.of("InventoryDemo.java", "ReviewsDemo.java", "ShippingDemo.java", "TaxDemo.java", "TypesDemo.java");

    @ArchTest
    static final ArchRule entitiesAreAggregates = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .bePackagePrivate()
            .andShould()
            .beAssignableTo(Aggregate.class)
            .because("an entity is the root of an aggregate with a version, and belongs to one slice");

    @ArchTest
    static final ArchRule entitiesStayInTheirSlice = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should(new ArchCondition<>("be used by their own package only") {
                @Override
                public void check(JavaClass entity, ConditionEvents events) {
                    entity.getDirectDependenciesToSelf().stream()
                            .map(dependency -> dependency.getOriginClass())
                            .filter(user -> !user.getPackage().equals(entity.getPackage()))
                            .forEach(user -> events.add(SimpleConditionEvent.violated(
                                    entity, entity.getName() + " is used by " + user.getName())));
                }
            })
            .because("outside of its slice and transaction an entity is an object with surprises; hand out records");

    @ArchTest
    static final ArchRule entitiesHaveNoSetters = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .should()
            .haveNameMatching("set[A-Z].*")
            .because("an aggregate changes by its own rules");

    @ArchTest
    static final ArchRule entitiesHideTheirState = fields().that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .and()
            .areNotStatic()
            .should()
            .bePrivate()
            .because("an aggregate changes by its own rules");

    @ArchTest
    static final ArchRule associationsStayInTheAggregate = fields().that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .should(new ArchCondition<>("refer to other aggregates by id") {
                @Override
                public void check(JavaField field, ConditionEvents events) {
                    boolean refers = field.isAnnotatedWith(ManyToOne.class)
                            || field.isAnnotatedWith(ManyToMany.class)
                            || field.isAnnotatedWith(OneToOne.class)
                            || field.isAnnotatedWith(OneToMany.class)
                                    && !field.getAnnotationOfType(OneToMany.class)
                                            .orphanRemoval();
                    if (refers) {
                        events.add(SimpleConditionEvent.violated(field, field.getFullName()));
                    }
                }
            })
            .because("associations across aggregates load more than is needed, and are changed behind their backs");

    @ArchTest
    static final ArchRule hibernateStartsWhenItIsUsed = noMethods()
            .that()
            .areAnnotatedWith(Bean.class)
            .should()
            .haveRawReturnType(assignableTo(LoadTimeWeaverAware.class))
            .because("Spring creates such beans at the start, lazy or not");

    @ArchTest
    static void aTableHasOneWritingTechnique(JavaClasses classes) {
        var tables = classes.stream()
                .filter(type -> type.isAnnotatedWith(Entity.class))
                .flatMap(EntityRules::tables)
                .toList();
        var writes = Pattern.compile(
                "(?i)\\b(?:insert\\s+into|update|delete\\s+from)\\s+(?:" + String.join("|", tables) + ")\\b");

        assertThat(tables).contains("tax\\.rates", "catalog\\.brands");
        assertThat(SourceTests.javaFiles()
                        .filter(file ->
                                !BULK_WRITERS.contains(file.getFileName().toString()))
                        .filter(file -> writes.matcher(SourceTests.text(file)).find()))
                .as("what Hibernate loaded would not notice a change by SQL, and the version would not count it")
                .isEmpty();
    }

    private static Stream<String> tables(JavaClass entity) {
        var table = entity.getAnnotationOfType(Table.class);
        return Stream.concat(
                Stream.of(table.schema() + "\\." + table.name()),
                entity.getFields().stream()
                        .filter(field -> field.isAnnotatedWith(CollectionTable.class))
                        .map(field -> field.getAnnotationOfType(CollectionTable.class))
                        .map(children -> children.schema() + "\\." + children.name()));
    }
}
