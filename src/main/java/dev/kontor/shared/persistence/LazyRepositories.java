package dev.kontor.shared.persistence;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;

/// Creates the entity manager that repositories share when one of them is used. Spring Data creates it at the start,
/// and Hibernate with it, even if repositories are lazy.
@Component
final class LazyRepositories implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        beans.getBeanDefinition("jpaSharedEM_entityManagerFactory").setLazyInit(true);
    }
}
