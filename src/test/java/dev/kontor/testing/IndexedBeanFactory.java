package dev.kontor.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.ResolvableType;

/// Finds the same beans of a type as Spring, which considers each of fifteen hundred definitions for each type that
/// something depends on: half of the time that a context takes to start. This one remembers the class of each bean and
/// considers only those whose class fits. It also keeps what it found for types with parameters, and until a bean turns
/// out to be more than its definition says.
final class IndexedBeanFactory extends DefaultListableBeanFactory {

    /// The class of beans whose type only Spring can tell: factories of beans, and what is not known yet.
    private static final Class<?> UNKNOWN = Unknown.class;

    private final Map<Question, String[]> answers = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    /// Null after a bean was registered or removed.
    private volatile @Nullable Names names;

    private record Question(Class<?> wanted, ResolvableType type, boolean nonSingletons) {

        /// Whether a bean that turned out to be this object may change the answer.
        boolean mayConcern(Object bean, @Nullable Class<?> before) {
            return wanted.isInstance(bean)
                    && (type.hasGenerics() || before == null || before == UNKNOWN || !wanted.isAssignableFrom(before));
        }
    }

    /// @param classes of the beans with these names, null before somebody has looked
    private record Names(
            List<String> all,
            Map<String, Integer> positions,
            AtomicReferenceArray<@Nullable Class<?>> classes,
            boolean anyDecorated) {}

    private static final class Unknown {}

    @Override
    public String[] getBeanNamesForType(@Nullable Class<?> type, boolean includeNonSingletons, boolean allowEagerInit) {
        return type != null && allowEagerInit && isIndexed()
                ? answer(new Question(type, ResolvableType.forRawClass(type), includeNonSingletons))
                : super.getBeanNamesForType(type, includeNonSingletons, allowEagerInit);
    }

    @Override
    public String[] getBeanNamesForType(ResolvableType type, boolean includeNonSingletons, boolean allowEagerInit) {
        var wanted = type.resolve();
        return wanted != null && type.hasGenerics() && allowEagerInit && isIndexed()
                ? answer(new Question(wanted, type, includeNonSingletons))
                : super.getBeanNamesForType(type, includeNonSingletons, allowEagerInit);
    }

    /// Decorated beans, such as those of a session, have rules that nothing here needs.
    private boolean isIndexed() {
        return isConfigurationFrozen() && !names().anyDecorated();
    }

    /// What Spring finds.
    String[] search(ResolvableType type, boolean includeNonSingletons) {
        return type.hasGenerics()
                ? super.getBeanNamesForType(type, includeNonSingletons, true)
                : super.getBeanNamesForType(type.resolve(), includeNonSingletons, true);
    }

    private String[] answer(Question question) {
        var known = answers.get(question);
        if (known != null) {
            return known;
        }
        long before = changes.get();
        var found = find(question);
        answers.put(question, found);
        if (changes.get() != before) {
            answers.remove(question);
        }
        return found;
    }

    private String[] find(Question question) {
        var found = new ArrayList<String>();
        var known = names();
        for (int position = 0; position < known.all().size(); position++) {
            var type = classOf(known, position);
            if (type == UNKNOWN || question.wanted().isAssignableFrom(type)) {
                try {
                    addIfMatching(known.all().get(position), question, found);
                } catch (NoSuchBeanDefinitionException _) {
                    // Removed meanwhile.
                }
            }
        }
        return found.toArray(String[]::new);
    }

    private void addIfMatching(String name, Question question, List<String> found) {
        if (!isFactoryBean(name)) {
            if ((question.nonSingletons() || isSingleton(name)) && isTypeMatch(name, question.type())) {
                found.add(name);
            }
        } else if (isTypeMatch(name, question.type()) && (question.nonSingletons() || isSingleton(name))) {
            found.add(name);
        } else {
            var factory = FACTORY_BEAN_PREFIX + name;
            if ((question.nonSingletons() || isSingleton(factory)) && isTypeMatch(factory, question.type())) {
                found.add(factory);
            }
        }
    }

    private Class<?> classOf(Names known, int position) {
        var type = known.classes().get(position);
        if (type != null) {
            return type;
        }
        long before = changes.get();
        var seen = lookAt(known.all().get(position));
        known.classes().set(position, seen);
        if (changes.get() != before) {
            known.classes().set(position, null);
        }
        return seen;
    }

    private Class<?> lookAt(String name) {
        if (isFactoryBean(name)) {
            return UNKNOWN;
        }
        // Null as well where a method made no bean, which Spring goes on to find by the type of the method.
        var predicted = getType(name, false);
        return predicted == null ? UNKNOWN : predicted;
    }

    private Names names() {
        var known = names;
        if (known == null) {
            known = readNames();
            names = known;
        }
        return known;
    }

    private Names readNames() {
        var all = new ArrayList<String>();
        boolean anyDecorated = false;
        for (var each = getBeanNamesIterator(); each.hasNext(); ) {
            var name = each.next();
            if (!containsBeanDefinition(name)) {
                all.add(name);
            } else if (!isAlias(name)) {
                var definition = getMergedLocalBeanDefinition(name);
                anyDecorated |= definition.getDecoratedDefinition() != null;
                if (!definition.isAbstract()) {
                    all.add(name);
                }
            }
        }
        var positions = new HashMap<String, Integer>();
        all.forEach(name -> positions.put(name, positions.size()));
        return new Names(List.copyOf(all), positions, new AtomicReferenceArray<>(all.size()), anyDecorated);
    }

    @Override
    protected void addSingleton(String name, Object bean) {
        super.addSingleton(name, bean);
        var before = forget(name);
        changes.incrementAndGet();
        if (bean instanceof FactoryBean<?>) {
            answers.clear();
        } else {
            answers.keySet().removeIf(question -> question.mayConcern(bean, before));
        }
    }

    @Override
    public void registerSingleton(String name, Object bean) {
        super.registerSingleton(name, bean);
        forget();
    }

    @Override
    public void registerBeanDefinition(String name, BeanDefinition definition) {
        super.registerBeanDefinition(name, definition);
        forget();
    }

    @Override
    public void removeBeanDefinition(String name) {
        super.removeBeanDefinition(name);
        forget();
    }

    @Override
    public void destroySingleton(String name) {
        super.destroySingleton(name);
        forget();
    }

    @Override
    public void destroySingletons() {
        super.destroySingletons();
        forget();
    }

    @Override
    public void clearMetadataCache() {
        super.clearMetadataCache();
        forget();
    }

    /// The class that the bean had by its definition, if anybody has looked.
    private @Nullable Class<?> forget(String name) {
        var known = names;
        if (known == null) {
            return null;
        }
        var position = known.positions().get(name);
        return position == null ? null : known.classes().getAndSet(position, null);
    }

    private void forget() {
        names = null;
        changes.incrementAndGet();
        answers.clear();
    }
}
