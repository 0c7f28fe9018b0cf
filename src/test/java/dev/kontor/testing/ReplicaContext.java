package dev.kontor.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.type.classreading.MetadataReader;

/// A context as the application makes it, which does not read the class files again that another one has read.
final class ReplicaContext extends AnnotationConfigServletWebServerApplicationContext {

    private static final Map<Resource, MetadataReader> READ = new ConcurrentHashMap<>();

    ReplicaContext() {
        registerBean(EarlyFreeze.class);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Map<Resource, T> getResourceCache(Class<T> type) {
        return type == MetadataReader.class ? (Map<Resource, T>) READ : super.getResourceCache(type);
    }
}
