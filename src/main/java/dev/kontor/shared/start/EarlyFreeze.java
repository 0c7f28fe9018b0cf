package dev.kontor.shared.start;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.PriorityOrdered;
import org.springframework.stereotype.Component;

/// Lets Spring cache which beans have a type as soon as all definitions are registered: the first post-processors of
/// beans are created right after the last one of definitions. By default, Spring does so only after it has created the
/// web server, and looks at each definition for every dependency of the servlet filters.
@Component
final class EarlyFreeze implements BeanPostProcessor, BeanFactoryAware, PriorityOrdered {

    @Override
    public void setBeanFactory(BeanFactory beans) {
        ((ConfigurableListableBeanFactory) beans).freezeConfiguration();
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
