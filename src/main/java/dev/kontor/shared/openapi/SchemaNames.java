package dev.kontor.shared.openapi;

import com.fasterxml.jackson.databind.JavaType;
import dev.kontor.shared.web.paging.Page;
import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Names the schemas: `ProductSummaryPage` for a page of summaries, `CartViewLine` for a nested record. If two
/// types would share a name within one document, the module is added.
class SchemaNames extends TypeNameResolver {

    // A document is built by one thread; the two documents may use one name for different types.
    private static final ThreadLocal<Map<String, Class<?>>> TAKEN = ThreadLocal.withInitial(ConcurrentHashMap::new);

    /// Clears the names assigned on this thread when a document is complete.
    static void forget() {
        TAKEN.remove();
    }

    /// Runs work with a separate set of names.
    static <T> T apart(Supplier<T> work) {
        var taken = TAKEN.get();
        TAKEN.set(new ConcurrentHashMap<>());
        try {
            return work.get();
        } finally {
            TAKEN.set(taken);
        }
    }

    @Override
    protected String nameForGenericType(JavaType type, Set<Options> options) {
        return type.getRawClass() == Page.class
                ? nameForType(type.containedType(0), options) + "Page"
                : super.nameForGenericType(type, options);
    }

    @Override
    protected String getNameOfClass(Class<?> type) {
        var name = plainName(type);
        if (!type.getName().startsWith("dev.kontor.")) {
            return name;
        }
        var holder = TAKEN.get().putIfAbsent(name, type);
        return holder == null || holder == type ? name : module(type) + name;
    }

    private static String plainName(Class<?> type) {
        var outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : plainName(outer) + type.getSimpleName();
    }

    private static String module(Class<?> type) {
        var module = type.getPackageName().split("\\.")[2];
        return Character.toUpperCase(module.charAt(0)) + module.substring(1);
    }
}
