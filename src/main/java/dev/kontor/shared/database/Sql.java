package dev.kontor.shared.database;

import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Conversions between Java values and PostgreSQL that JDBC does not do itself.
public final class Sql {

    /// A condition that is always true. A transaction that has evaluated it does not wait for the disk when it
    /// commits. If PostgreSQL ends within a second afterwards, the transaction can be lost, unless a later one has
    /// waited: the log is written in order. So only for what is done again if it is lost, or what is not reported
    /// before a later transaction has committed.
    public static final String COMMIT_WITHOUT_WAITING = "set_config('synchronous_commit', 'off', true) is not null";

    private Sql() {}

    /// A parameter that is written as JSON although it is a collection, for `:rows::jsonb`.
    public static Object json(@Nullable Object value) {
        return new SqlValues.Json(value);
    }

    /// An SQL expression of an amount in `jsonb`, from which a `Money` is read.
    public static String money(String minor, String currency) {
        return "jsonb_build_object('amount', %s, 'currency', %s)".formatted(minor, currency);
    }

    /// The value of a record's property as the driver accepts it: the UUID of a typed id, the minor units of
    /// money.
    public static Object value(Object record, String name) {
        return switch (Accessors.of(record.getClass()).read(record, name)) {
            case null ->
                throw new IllegalArgumentException(
                        name + " of a " + record.getClass().getName() + " is null");
            case TypedId id -> id.value();
            case Money money -> money.minor();
            case Object value -> value;
        };
    }

    /// A parameter for `:ids::uuid[]`.
    public static String[] uuids(Collection<? extends TypedId> ids) {
        return ids.stream().map(id -> id.value().toString()).toArray(String[]::new);
    }

    /// A parameter that can be null, with the same type in both cases. PostgreSQL parses and plans a statement again
    /// whenever the type of a parameter differs from that of the previous call on the connection.
    public static Object nullable(Class<?> type, @Nullable Object value) {
        return value != null ? value : Objects.requireNonNull(SqlValues.none(type), type.getName());
    }

    /// A parameter for `:texts::text[]`.
    public static String[] texts(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }

    /// The value of a `timestamptz` column that is not null.
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /// The value of a `timestamptz` column.
    public static @Nullable Instant optionalInstant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /// The elements of an array column that is not null.
    public static List<String> list(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    /// Waits for and holds the advisory lock with this name until the transaction ends, for what has no row to
    /// lock. The name begins with that of a schema and what is locked in it: `catalog.categories`.
    public static void lock(JdbcClient jdbc, String name) {
        lock(jdbc, "select pg_advisory_xact_lock(hashtextextended(:name, 0))", name);
    }

    /// The same lock, which others can hold at the same time in this way.
    public static void lockShared(JdbcClient jdbc, String name) {
        lock(jdbc, "select pg_advisory_xact_lock_shared(hashtextextended(:name, 0))", name);
    }

    private static void lock(JdbcClient jdbc, String sql, String name) {
        jdbc.sql(sql).param("name", name).query((_, _) -> true).single();
    }

    /// The name of the constraint that a write violated. The transaction cannot continue after that.
    public static Optional<String> constraint(DataIntegrityViolationException violation) {
        return violation.getMostSpecificCause() instanceof PSQLException cause && cause.getServerErrorMessage() != null
                ? Optional.ofNullable(cause.getServerErrorMessage().getConstraint())
                : Optional.empty();
    }

    /// PostgreSQL's detail about the violating values, such as `Key (code)=(red) already exists.`; empty if
    /// there is none. Use it to look up a value, not to show it: it may be in another language.
    public static String detail(DataIntegrityViolationException violation) {
        return violation.getMostSpecificCause() instanceof PSQLException cause && cause.getServerErrorMessage() != null
                ? Objects.requireNonNullElse(cause.getServerErrorMessage().getDetail(), "")
                : "";
    }

    /// The condition that a text begins with a parameter, for an index with `text_pattern_ops`. PostgreSQL
    /// plans without the values of parameters, and `like` then reads every row.
    public static String startsWith(String text, String parameter) {
        return "(%1$s ~>=~ :%2$s and %1$s ~<~ (:%2$s || chr(1114111)))".formatted(text, parameter);
    }

    /// A text as alphabetical lists order it, without case and accents: the database orders by bytes, in
    /// which `Z` precedes `a`, and both precede `Ä`. Letters such as `ø` have no accent that Unicode separates.
    public static String alphabetical(String text) {
        return """
                regexp_replace(normalize(replace(replace(replace(translate(lower(%s), 'øłđı', 'oldi'),
                    'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), nfkd), '[\\u0300-\\u036f]', '', 'g')""".formatted(text);
    }

    /// The text to find with `ilike`, with its wildcards taken literally.
    public static String contains(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
