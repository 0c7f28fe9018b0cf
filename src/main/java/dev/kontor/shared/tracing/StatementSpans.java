package dev.kontor.shared.tracing;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import net.ttddyy.observation.tracing.DataSourceObservationListener;
import net.ttddyy.observation.tracing.JdbcObservationDocumentation;
import net.ttddyy.observation.tracing.QueryContext;
import net.ttddyy.observation.tracing.QueryObservationConvention;
import net.ttddyy.observation.tracing.QueryTracingObservationHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/// Records a span per statement, on connections that are requested inside of a sampled trace. All others are those of
/// the pool, so a request that is not sampled costs nothing more.
@Component
@Conditional(WithTracing.class)
class StatementSpans implements BeanPostProcessor {

    static final String ROWS = "db.response.affected_rows";
    static final String SUMMARY = "db.query.summary";

    private final Supplier<@Nullable Tracer> tracer;

    StatementSpans(ObjectProvider<Tracer> tracer) {
        this.tracer = SingletonSupplier.ofNullable(tracer::getIfUnique);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return bean instanceof DataSource pool ? observe(pool) : bean;
    }

    private DataSource observe(DataSource pool) {
        var observed = ProxyDataSourceBuilder.create(pool).listener(listener()).build();
        return new DelegatingDataSource(pool) {
            @Override
            public Connection getConnection() throws SQLException {
                return Traces.sampled(tracer.get()) == null ? super.getConnection() : observed.getConnection();
            }
        };
    }

    /// With a registry for traces alone: the metrics of statements would only count the sampled ones.
    private DataSourceObservationListener listener() {
        Supplier<ObservationRegistry> registry = SingletonSupplier.of(() -> {
            var spans = ObservationRegistry.create();
            var known = tracer.get();
            if (known != null) {
                spans.observationConfig().observationHandler(new QueryTracingObservationHandler(known));
            }
            return spans;
        });
        var listener = new DataSourceObservationListener(registry);
        listener.setSupportedTypes(Set.of(JdbcObservationDocumentation.QUERY));
        listener.setQueryObservationConvention(new Convention());
        return listener;
    }

    /// The names of OpenTelemetry's conventions for databases, without parameters.
    private static final class Convention implements QueryObservationConvention {

        @Override
        public String getContextualName(QueryContext context) {
            return StatementSummary.name(text(context));
        }

        @Override
        public KeyValues getLowCardinalityKeyValues(QueryContext context) {
            return KeyValues.of("db.system.name", "postgresql", SUMMARY, StatementSummary.name(text(context)));
        }

        @Override
        public KeyValues getHighCardinalityKeyValues(QueryContext context) {
            var statement = KeyValues.of("db.query.text", text(context));
            var rows = context.getAffectedRowCount();
            return rows == null || rows.isEmpty() ? statement : statement.and(ROWS, rows);
        }

        private static String text(QueryContext context) {
            return StatementSummary.text(String.join("; ", context.getQueries()));
        }
    }
}
