package dev.kontor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ResolvableType;

@KontorTest
class IndexedBeanFactoryTests {

    @Autowired
    private IndexedBeanFactory beans;

    @Test
    void findsWhatSpringFindsForEveryTypeOfEveryBean() {
        var types = types();

        assertThat(types).hasSizeGreaterThan(1_000).anyMatch(ResolvableType::hasGenerics);
        assertThat(types).allSatisfy(type -> {
            assertThat(beans.getBeanNamesForType(type, true, true))
                    .as(type.toString())
                    .containsExactly(beans.search(type, true));
            if (type.toClass().isInterface()) {
                assertThat(beans.getBeanNamesForType(type, false, true))
                        .as("singletons: %s", type)
                        .containsExactly(beans.search(type, false));
            }
        });
    }

    @Test
    void findsBeansThatAreRegisteredLater() {
        record Late(String name) {}
        assertThat(beans.getBeanNamesForType(Late.class)).isEmpty();

        beans.registerSingleton("late", new Late("late"));
        try {
            assertThat(beans.getBeanNamesForType(Late.class)).containsExactly("late");
        } finally {
            beans.destroySingleton("late");
        }
        assertThat(beans.getBeanNamesForType(Late.class)).isEmpty();
    }

    /// The classes of all beans, what they extend and implement, with and without parameters.
    private Set<ResolvableType> types() {
        var types = new LinkedHashSet<ResolvableType>();
        beans.getBeanNamesIterator().forEachRemaining(name -> {
            var type = beans.getType(name);
            if (type != null) {
                add(ResolvableType.forClass(type), types);
            }
        });
        return types;
    }

    private static void add(ResolvableType type, Set<ResolvableType> types) {
        var raw = type.resolve();
        if (raw != null && raw != Object.class && types.add(ResolvableType.forRawClass(raw))) {
            if (type.hasGenerics()) {
                types.add(type);
            }
            add(type.getSuperType(), types);
            for (var each : type.getInterfaces()) {
                add(each, types);
            }
        }
    }
}
