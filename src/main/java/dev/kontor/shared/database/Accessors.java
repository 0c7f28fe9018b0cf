package dev.kontor.shared.database;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The values of an object by name: the results of its methods without parameters, such as the components of a
/// record.
final class Accessors {

    private static final ClassValue<Accessors> CACHE = new ClassValue<>() {
        @Override
        protected Accessors computeValue(Class<?> type) {
            return new Accessors(type);
        }
    };

    private final Class<?> type;
    private final Map<String, Optional<Accessor>> byName = new ConcurrentHashMap<>();

    private Accessors(Class<?> type) {
        this.type = type;
    }

    static Accessors of(Class<?> type) {
        return CACHE.get(type);
    }

    /// @param json whether its elements are records, which only JSON can store
    record Accessor(MethodHandle handle, Class<?> type, boolean json) {

        @Nullable
        Object read(Object owner) {
            try {
                return handle.invokeExact(owner);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Nullable
    Accessor find(String name) {
        var known = byName.get(name);
        return (known == null ? byName.computeIfAbsent(name, this::resolve) : known).orElse(null);
    }

    @Nullable
    Object read(Object owner, String name) {
        var accessor = find(name);
        if (accessor == null) {
            throw new IllegalArgumentException(type.getName() + " has no value " + name);
        }
        return accessor.read(owner);
    }

    private Optional<Accessor> resolve(String name) {
        for (Class<?> owner = type; owner != null && owner != Object.class; owner = owner.getSuperclass()) {
            for (var method : owner.getDeclaredMethods()) {
                if (method.getName().equals(name)
                        && method.getParameterCount() == 0
                        && method.getReturnType() != void.class) {
                    return Optional.of(accessor(method));
                }
            }
        }
        return Optional.empty();
    }

    private static Accessor accessor(Method method) {
        try {
            var handle = MethodHandles.privateLookupIn(method.getDeclaringClass(), MethodHandles.lookup())
                    .unreflect(method)
                    .asType(MethodType.methodType(Object.class, Object.class));
            return new Accessor(handle, method.getReturnType(), ofRecords(method));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean ofRecords(Method method) {
        return Collection.class.isAssignableFrom(method.getReturnType())
                && method.getGenericReturnType() instanceof ParameterizedType collection
                && collection.getActualTypeArguments()[0] instanceof Class<?> element
                && ColumnReader.isJson(element);
    }
}
