package dev.kontor.shared.openapi;

import org.springdoc.core.converters.ModelConverterRegistrar;
import org.springdoc.webmvc.api.MultipleOpenApiResource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.util.ClassUtils;

/// Makes the OpenAPI documents once the application answers, and not before: reading every controller takes a good
/// part of a second of both cores, which whoever waits for the shop would wait for too. What teaches springdoc our
/// types is not late: nothing asks for it, and documents that are made without it are wrong.
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

    /// Creates what makes the documents; that it does so at once, and on a thread of its own, is its setting
    /// `springdoc.pre-loading-enabled`.
    static final class Begin implements ApplicationListener<ApplicationReadyEvent> {

        private final ObjectProvider<MultipleOpenApiResource> documents;

        Begin(ObjectProvider<MultipleOpenApiResource> documents) {
            this.documents = documents;
        }

        @Override
        public void onApplicationEvent(ApplicationReadyEvent event) {
            // Absent where documents are turned off.
            documents.getIfAvailable();
        }
    }
}
