package dev.kontor.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationContextFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.io.Resource;
import org.springframework.core.type.classreading.MetadataReader;

/// A context as the application makes it, which does not read the class files again that another one has read.
final class ContextOfTests extends AnnotationConfigServletWebServerApplicationContext {

    private static final Map<Resource, MetadataReader> READ = new ConcurrentHashMap<>();

    private ContextOfTests() {}

    @Override
    @SuppressWarnings("unchecked")
    public <T> Map<Resource, T> getResourceCache(Class<T> type) {
        return type == MetadataReader.class ? (Map<Resource, T>) READ : super.getResourceCache(type);
    }

    /// Named in `META-INF/spring.factories`. Programs that tests start have the context of production.
    static final class Factory implements ApplicationContextFactory, Ordered {

        @Override
        public @Nullable ConfigurableApplicationContext create(@Nullable WebApplicationType type) {
            return type == WebApplicationType.SERVLET && System.getProperty("kontor.test.run") != null
                    ? new ContextOfTests()
                    : null;
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }
    }
}
