package dev.kontor.privacy.export;

import dev.kontor.shared.privacy.ErasureRule;
import dev.kontor.shared.privacy.ErasureStage;
import dev.kontor.shared.privacy.PersonToErase;
import dev.kontor.shared.privacy.PersonalData;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads the rows of a person from every table that declares how they are found: the same conditions by which they are
/// erased. Secrets and their hashes are omitted.
@Repository
class PersonalTables {

    private static final String SECRET = "(hash|token|secret|sealed|credential|attestation|public_key|email_key)";

    /// Copies of what is exported anyway.
    private static final List<String> TECHNICAL = List.of("events.", "kontor.", "privacy.");

    private final List<Source> sources;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    PersonalTables(List<PersonalDataDeclaration> declarations, JdbcClient jdbc, JsonMapper json) {
        var conditions = new TreeMap<String, LinkedHashSet<String>>();
        declarations.stream()
                .flatMap(declaration -> declaration.personalData().stream())
                .filter(data -> TECHNICAL.stream().noneMatch(data.table()::startsWith))
                .forEach(data -> condition(data)
                        .ifPresent(rows -> conditions
                                .computeIfAbsent(data.table(), _ -> new LinkedHashSet<>())
                                .add("(" + rows.strip() + ")")));
        this.sources = conditions.entrySet().stream()
                .map(each -> new Source(each.getKey(), String.join(" or ", each.getValue())))
                .toList();
        this.jdbc = jdbc;
        this.json = json;
    }

    /// @param table with its schema
    /// @param rows SQL condition with the parameters of [PersonToErase]
    record Source(String table, String rows) {}

    private static Optional<String> condition(PersonalData data) {
        return switch (data.rule()) {
            case ErasureRule.Deleted(var stage, var rows) when stage != ErasureStage.ORDERS -> Optional.of(rows);
            case ErasureRule.Replaced replaced
            when replaced.stage() != ErasureStage.ORDERS -> Optional.of(replaced.rows());
            case ErasureRule.Found(var _, var rows) -> Optional.of(rows);
            default -> Optional.empty();
        };
    }

    List<Source> sources() {
        return sources;
    }

    /// The rows of the person, at most so many.
    List<ObjectNode> rows(Source source, PersonToErase person, int most) {
        return jdbc
                .sql("""
                        select (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(to_jsonb(each))
                            where key !~ '%s' and coalesce(left(value #>> '{}', 2), '') <> '\\x')::text
                        from %s as each where %s limit :most
                        """.formatted(SECRET, source.table(), source.rows()))
                .params(person.parameters())
                .param("most", most)
                .query(String.class)
                .list()
                .stream()
                .map(row -> (ObjectNode) json.readTree(row))
                .toList();
    }
}
