package dev.kontor.shared.persistence;

import dev.kontor.shared.id.TypedId;
import java.util.Arrays;
import java.util.Objects;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.boot.model.TypeContributor;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.service.ServiceRegistry;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

/// Registers a [TypedIdType] for each id that is a field of an entity. Hibernate finds this class by its service file.
public final class TypedIdTypes implements TypeContributor {

    /// The setting with the entities, a [PersistenceManagedTypes].
    static final String ENTITIES = "kontor.entities";

    @Override
    public void contribute(TypeContributions types, ServiceRegistry services) {
        var entities = services.requireService(ConfigurationService.class)
                .getSetting(ENTITIES, PersistenceManagedTypes.class::cast);
        var loader = services.requireService(ClassLoaderService.class);
        Objects.requireNonNull(entities).getManagedClassNames().stream()
                .map(loader::classForName)
                .flatMap(entity -> Arrays.stream(entity.getDeclaredFields()))
                .map(field -> field.getType())
                .filter(type -> type.isRecord() && TypedId.class.isAssignableFrom(type))
                .distinct()
                .forEach(type -> types.contributeJavaType(new TypedIdType<>(type.asSubclass(TypedId.class))));
    }
}
