package dev.kontor.privacy.export;

import dev.kontor.shared.privacy.ErasureRule;
import dev.kontor.shared.privacy.ErasureStage;
import dev.kontor.shared.privacy.PersonToErase;
import dev.kontor.shared.privacy.PersonalData;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import dev.kontor.shared.privacy.PersonalRows;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads the rows of a person from every table that declares how they are found: the same conditions by which they are
/// erased. Secrets and their hashes are omitted, and from exports that the person starts what only staff see.
@Repository
class PersonalTables {

    private static final String SECRET = "(hash|token|secret|sealed|credential|attestation|public_key|email_key)";

    /// Copies of what is exported anyway.
    private static final List<String> TECHNICAL = List.of("events.", "kontor.", "privacy.");

    private final List<Source> sources;
    private final List<PersonalRows> finders;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    PersonalTables(
            List<PersonalDataDeclaration> declarations, List<PersonalRows> finders, JdbcClient jdbc, JsonMapper json) {
        var tables = new TreeMap<String, List<PersonalData>>();
        declarations.stream()
                .flatMap(declaration -> declaration.personalData().stream())
                .filter(data -> TECHNICAL.stream().noneMatch(data.table()::startsWith))
                .forEach(data -> tables.computeIfAbsent(data.table(), _ -> new ArrayList<>())
                        .add(data));
        this.sources = tables.entrySet().stream()
                .flatMap(each -> source(each.getKey(), each.getValue()).stream())
                .toList();
        this.finders = finders;
        this.jdbc = jdbc;
        this.json = json;
    }

    /// @param table with its schema
    /// @param rows SQL condition with the parameters of [PersonToErase]
    /// @param staffOnly columns that only staff see
    /// @param onlyForStaff whether the person sees nothing of it
    /// @param shown SQL condition of the rows that the person sees
    record Source(String table, String rows, Set<String> staffOnly, boolean onlyForStaff, String shown) {}

    private static Optional<Source> source(String table, List<PersonalData> declared) {
        var conditions = new LinkedHashSet<String>();
        declared.forEach(data -> condition(data).ifPresent(rows -> conditions.add("(" + rows.strip() + ")")));
        if (conditions.isEmpty()) {
            return Optional.empty();
        }
        var staffOnly =
                declared.stream().flatMap(data -> data.staffOnly().stream()).collect(Collectors.toSet());
        boolean onlyForStaff = declared.stream().allMatch(data -> staffOnly.containsAll(data.columns()));
        var shown = declared.stream()
                .map(PersonalData::shown)
                .filter(Objects::nonNull)
                .map(rows -> "(" + rows.strip() + ")")
                .collect(Collectors.joining(" and "));
        return Optional.of(new Source(
                table, String.join(" or ", conditions), staffOnly, onlyForStaff, shown.isEmpty() ? "true" : shown));
    }

    private static Optional<String> condition(PersonalData data) {
        return switch (data.rule()) {
            case ErasureRule.Deleted(var stage, var rows) when stage != ErasureStage.ORDERS -> Optional.of(rows);
            case ErasureRule.Replaced replaced
            when replaced.stage() != ErasureStage.ORDERS -> Optional.of(replaced.rows());
            case ErasureRule.Found(var _, var rows) -> Optional.of(rows);
            default -> Optional.empty();
        };
    }

    /// The tables of an export.
    ///
    /// @param own whether the person starts it
    List<Source> sources(boolean own) {
        return own ? sources.stream().filter(source -> !source.onlyForStaff()).toList() : sources;
    }

    /// The first rows of the person, up to a limit.
    ///
    /// @param own whether the person starts the export, which omits what only staff see
    List<ObjectNode> rows(Source source, PersonToErase person, boolean own, int most) {
        var others = finders.stream()
                .filter(finder -> finder.table().equals(source.table()))
                .flatMap(finder -> finder.find(person, most).stream())
                .toList();
        return jdbc
                .sql("""
                        select (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(to_jsonb(each))
                            where key !~ '%s' and key <> all(:omitted::text[])
                                and coalesce(left(value #>> '{}', 2), '') <> '\\x')::text
                        from %s as each where (%s%s) and (%s) limit :most
                        """.formatted(
                                SECRET,
                                source.table(),
                                source.rows(),
                                others.isEmpty() ? "" : " or id = any(:others)",
                                own ? source.shown() : "true"))
                .params(person.parameters())
                .param("others", others)
                .param("omitted", own ? source.staffOnly() : Set.of())
                .param("most", most)
                .query(String.class)
                .list()
                .stream()
                .map(row -> (ObjectNode) json.readTree(row))
                .toList();
    }
}
