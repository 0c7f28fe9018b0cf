package dev.kontor.shared.persistence;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.AbstractClassJavaType;
import org.hibernate.type.descriptor.java.ImmutableMutabilityPlan;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.hibernate.type.descriptor.jdbc.JdbcTypeIndicators;
import org.jspecify.annotations.Nullable;

/// Stores the ids of one type in columns of type `uuid`.
final class TypedIdType<T extends TypedId> extends AbstractClassJavaType<T> {

    TypedIdType(Class<T> type) {
        super(type, ImmutableMutabilityPlan.instance());
    }

    @Override
    public JdbcType getRecommendedJdbcType(JdbcTypeIndicators indicators) {
        return indicators.getJdbcType(SqlTypes.UUID);
    }

    @Override
    public <X> @Nullable X unwrap(@Nullable T id, Class<X> target, WrapperOptions options) {
        return id == null ? null : target.cast(target.isInstance(id) ? id : id.value());
    }

    @Override
    public <X> @Nullable T wrap(@Nullable X value, WrapperOptions options) {
        return switch (value) {
            case null -> null;
            case UUID uuid -> TypeIds.of(getJavaTypeClass(), uuid);
            default -> getJavaTypeClass().cast(value);
        };
    }
}
