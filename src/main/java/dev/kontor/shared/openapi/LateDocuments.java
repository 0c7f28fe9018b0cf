package dev.kontor.shared.openapi;

import org.springdoc.core.converters.ModelConverterRegistrar;
import org.springdoc.webmvc.api.MultipleOpenApiResource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.util.ClassUtils;

/// Builds the OpenAPI documents once the application serves requests, not earlier: reading every controller
/// takes a good part of a second on both cores and would delay the start. Converters that teach springdoc
/// Kontor's types are not deferred: documents built without them would be wrong.
final class LateDocuments implements BeanFactoryPostProcessor {

    private static final String SPRINGDOC = "org.springdoc.";

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        for (var name : beans.getBeanDefinitionNames()) {
            var type = beans.getType(name, false);
            if (type != null
                    && type != ModelConverterRegistrar.class
                    && ClassUtils.getUserClass(type).getName().startsWith(SPRINGDOC)) {
                beans.getBeanDefinition(name).setLazyInit(true);
            }
        }
    }

    /// Creates the beans that build the documents. The setting `springdoc.pre-loading-enabled` makes them build
    /// immediately, on a separate thread.
    static final class Begin implements ApplicationListener<ApplicationReadyEvent> {

        private final ObjectProvider<MultipleOpenApiResource> documents;

        Begin(ObjectProvider<MultipleOpenApiResource> documents) {
            this.documents = documents;
        }

        @Override
        public void onApplicationEvent(ApplicationReadyEvent event) {
            // Absent if the documents are disabled.
            documents.getIfAvailable();
        }
    }
}
