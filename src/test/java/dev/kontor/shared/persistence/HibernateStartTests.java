package dev.kontor.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.KontorTest;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

@KontorTest
class HibernateStartTests {

    @Autowired
    ConfigurableListableBeanFactory beans;

    @Test
    void hibernateStartsWhenAnAggregateIsUsed() {
        assertThat(Stream.of(EntityManagerFactory.class, EntityManager.class, Aggregates.class)
                        .flatMap(type -> Stream.of(beans.getBeanNamesForType(type)))
                        .map(BeanFactoryUtils::transformedBeanName))
                .contains("entityManagerFactory", "brandRepository")
                .allSatisfy(bean -> assertThat(beans.getBeanDefinition(bean).isLazyInit())
                        .as(bean)
                        .isTrue());
    }
}
