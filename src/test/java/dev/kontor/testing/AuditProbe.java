package dev.kontor.testing;

import dev.kontor.shared.id.TypedId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Shows tests what is on the audit log.
public final class AuditProbe {

    /// The index leaves entries without a request out, which only a condition with this text shows to PostgreSQL.
    private static final String OF_REQUEST = "request_id = :value and request_id <> ''";

    private final JdbcClient jdbc;

    private AuditProbe(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public static AuditProbe on(JdbcClient jdbc) {
        return new AuditProbe(jdbc);
    }

    public record Recorded(String actor, String action, String object, String before, String after) {}

    /// What the request has put on record, in order.
    public List<Recorded> of(Api.Response response) {
        return ofRequest(response.requiredHeader("X-Request-Id"));
    }

    public List<Recorded> of(TypedId object) {
        return select("object = :value", object.text());
    }

    public List<String> actionsOf(Api.Response response) {
        return actionsOf(response.requiredHeader("X-Request-Id"));
    }

    List<String> actionsOf(String requestId) {
        return ofRequest(requestId).stream().map(Recorded::action).toList();
    }

    /// The transactions in which the entries of the request were written.
    public List<String> transactionsOf(Api.Response response) {
        return jdbc.sql("select distinct xmin::text from audit.entries where " + OF_REQUEST)
                .param("value", response.requiredHeader("X-Request-Id"))
                .query(String.class)
                .list();
    }

    /// The transaction that wrote a row last.
    public String transactionOf(String table, String column, UUID value) {
        return jdbc.sql("select xmin::text from %s where %s = :value".formatted(table, column))
                .param("value", value)
                .query(String.class)
                .single();
    }

    private List<Recorded> ofRequest(String requestId) {
        return select(OF_REQUEST, requestId);
    }

    private List<Recorded> select(String condition, String value) {
        return jdbc.sql("select actor, action, object, before, after from audit.entries where " + condition
                        + " order by seq")
                .param("value", value)
                .query(Recorded.class)
                .list();
    }
}
