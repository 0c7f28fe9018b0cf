package dev.kontor.shared.persistence;

import dev.kontor.shared.database.AtCommitTransactions;
import jakarta.persistence.EntityManagerFactory;
import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import java.lang.annotation.ElementType;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.type.format.jackson.Jackson3JsonFormatMapper;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jpa.EntityManagerFactoryBuilder;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.ResourceLoader;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.orm.jpa.JpaVendorAdapter;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypesScanner;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import tools.jackson.databind.json.JsonMapper;

/// Adds JPA to JDBC transactions. The transaction manager is that of JDBC, so that shoppers' requests open no entity
/// manager, and Hibernate starts when an aggregate is first used.
@Configuration(proxyBeanMethods = false)
class PersistenceConfiguration {

    @Bean
    JdbcTransactionManager transactionManager(
            DataSource dataSource, ObjectProvider<TransactionManagerCustomizers> customizers) {
        var manager = new AtCommitTransactions(dataSource);
        customizers.ifAvailable(each -> each.customize(manager));
        return manager;
    }

    /// Validates requests without Hibernate: by default each property is checked for being loaded, which costs
    /// time, and fails for records with a component named `get`.
    @Bean
    ValidationConfigurationCustomizer alwaysLoaded() {
        return validation -> validation.traversableResolver(new TraversableResolver() {
            @Override
            public boolean isReachable(
                    Object bean, Path.Node property, Class<?> root, Path path, ElementType elementType) {
                return true;
            }

            @Override
            public boolean isCascadable(
                    Object bean, Path.Node property, Class<?> root, Path path, ElementType elementType) {
                return true;
            }
        });
    }

    @Bean
    JpaVendorAdapter jpaVendorAdapter(SQLExceptionTranslator failures) {
        var dialect = new JoiningJpaDialect(failures);
        return new HibernateJpaVendorAdapter() {
            @Override
            public HibernateJpaDialect getJpaDialect() {
                return dialect;
            }
        };
    }

    /// Declared as the interface, because Spring creates each bean that it knows to be a
    /// [org.springframework.context.weaving.LoadTimeWeaverAware] at the start, lazy or not.
    @Bean
    @Lazy
    FactoryBean<EntityManagerFactory> entityManagerFactory(
            EntityManagerFactoryBuilder builder, DataSource dataSource, ResourceLoader resources, JsonMapper json) {
        var entities = new PersistenceManagedTypesScanner(resources).scan("dev.kontor");
        return builder.dataSource(new TransactionAwareDataSourceProxy(dataSource))
                .managedTypes(entities)
                .properties(Map.of(
                        MappingSettings.JSON_FORMAT_MAPPER,
                        new Jackson3JsonFormatMapper(json),
                        TypedIdTypes.ENTITIES,
                        entities))
                .build();
    }
}
