package dev.kontor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/// What a schema cannot know about `deploy/kubernetes`: that it fits this version of Kontor. The schemas are checked by
/// `scripts/check-kubernetes.sh`.
class KubernetesManifestTests {

    private static final Path FOLDER = Path.of("deploy/kubernetes");
    private static final Pattern SETTING =
            Pattern.compile("`((?:kontor|spring|server|management|logging)\\.[a-z0-9.-]+)`");
    private static final Pattern VARIABLE = Pattern.compile("(?m)^#?([A-Z][A-Z0-9_]+)=");
    private static final Set<String> OF_THE_JVM = Set.of("JDK_JAVA_OPTIONS");

    private final Map<Path, Map<String, Object>> files = files();

    @Test
    void everyFileIsNamedByAKustomizationAndEveryNameIsAFile() {
        var named = new TreeSet<Path>();
        files.forEach((path, file) -> {
            if (path.endsWith("kustomization.yaml")) {
                Stream.of("resources", "components")
                        .forEach(key -> texts(file.get(key)).stream()
                                .map(name -> path.resolveSibling(name).normalize())
                                .map(found -> Files.isDirectory(found) ? found.resolve("kustomization.yaml") : found)
                                .forEach(named::add));
            }
        });

        assertThat(named).allMatch(Files::isRegularFile);
        assertThat(files.keySet())
                .filteredOn(path -> !path.startsWith(FOLDER.resolve("overlays"))
                        && !path.startsWith(FOLDER.resolve("migration/kustomization.yaml")))
                .allMatch(named::contains);
    }

    @Test
    void theImageIsThatOfThisVersion() throws IOException {
        var version = Pattern.compile("<artifactId>kontor</artifactId>\\s*<version>([0-9.]+)(?:-SNAPSHOT)?</version>")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();

        assertThat(maps(at(FOLDER.resolve("release/kustomization.yaml"), "images")))
                .singleElement()
                .satisfies(image -> assertThat(image).containsEntry("newTag", version.group(1)));
        assertThat(containers()).extracting(container -> container.get("image")).containsOnly("kontor");
    }

    @Test
    void theProbesAskWhatIsPublic() {
        var shop = containers().getFirst();

        assertThat(at(shop, "livenessProbe", "httpGet", "path")).isEqualTo("/livez");
        assertThat(at(shop, "startupProbe", "httpGet", "path")).isEqualTo("/livez");
        assertThat(at(shop, "readinessProbe", "httpGet", "path")).isEqualTo("/readyz");
        assertThat(maps(shop.get("ports")))
                .extracting(port -> port.get("containerPort"))
                .containsExactly(8080, 8081);
    }

    /// A mistyped variable is silently ignored.
    @Test
    void everyVariableIsASetting() throws IOException {
        var known = new TreeSet<>(OF_THE_JVM);
        SETTING.matcher(Files.readString(Path.of("docs/configuration.md")))
                .results()
                .forEach(found -> known.add(normalized(found.group(1))));
        VARIABLE.matcher(Files.readString(Path.of(".env.example")))
                .results()
                .forEach(found -> known.add(normalized(found.group(1))));
        var used = new TreeSet<String>();
        for (var file : files.values()) {
            maps(file.get("configMapGenerator"))
                    .forEach(map -> texts(map.get("literals")).forEach(literal -> used.add(literal.split("=", 2)[0])));
        }
        containers()
                .forEach(container ->
                        maps(container.get("env")).forEach(one -> used.add(String.valueOf(one.get("name")))));

        assertThat(used)
                .hasSizeGreaterThan(8)
                .allSatisfy(name -> assertThat(known).contains(normalized(name)));
    }

    @Test
    void noFileContainsASecret() {
        for (var file : files.values()) {
            assertThat(file.get("kind")).isNotEqualTo("Secret");
            assertThat(file).doesNotContainKey("secretGenerator");
            assertThat(file.toString()).doesNotContainPattern("(PASSWORD|SECRET_KEY|_REDIS_URL)=\\S");
        }
    }

    @Test
    void theShopAndItsMigrationHaveNoMorePrivilegesThanTheyNeed() {
        for (var path : List.of(FOLDER.resolve("base/deployment.yaml"), FOLDER.resolve("migration/job.yaml"))) {
            var pod = at(path, "spec", "template", "spec");
            assertThat(at(pod, "automountServiceAccountToken")).isEqualTo(false);
            assertThat(at(pod, "securityContext", "runAsNonRoot")).isEqualTo(true);
            assertThat(at(pod, "securityContext", "runAsUser")).isEqualTo(10001);
            assertThat(at(pod, "securityContext", "seccompProfile", "type")).isEqualTo("RuntimeDefault");
        }
        for (var container : containers()) {
            assertThat(at(container, "securityContext", "allowPrivilegeEscalation"))
                    .isEqualTo(false);
            assertThat(at(container, "securityContext", "readOnlyRootFilesystem"))
                    .isEqualTo(true);
            assertThat(at(container, "securityContext", "capabilities", "drop")).isEqualTo(List.of("ALL"));
            assertThat(at(container, "resources", "limits", "memory")).isNotNull();
        }
        // The role that owns the tables is only that of the migration.
        assertThat(maps(containers().getLast().get("env")))
                .anySatisfy(variable -> assertThat(variable).containsEntry("value", "kontor_owner"));
        assertThat(String.valueOf(files.get(FOLDER.resolve("base/kustomization.yaml"))))
                .doesNotContain("kontor_owner");
    }

    private List<Map<String, Object>> containers() {
        return Stream.of("base/deployment.yaml", "migration/job.yaml")
                .flatMap(path -> maps(at(FOLDER.resolve(path), "spec", "template", "spec", "containers")).stream())
                .toList();
    }

    private @Nullable Object at(Path file, String... keys) {
        return at((Object) files.get(file), keys);
    }

    private static @Nullable Object at(@Nullable Object value, String... keys) {
        var current = value;
        for (var key : keys) {
            assertThat(current).as(key).isInstanceOf(Map.class);
            current = ((Map<?, ?>) Objects.requireNonNull(current, key)).get(key);
        }
        return current;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(@Nullable Object list) {
        return list == null ? List.of() : (List<Map<String, Object>>) list;
    }

    @SuppressWarnings("unchecked")
    private static List<String> texts(@Nullable Object list) {
        return list == null ? List.of() : (List<String>) list;
    }

    /// As Spring compares them: `kontor.shop.public-url` is `KONTOR_SHOP_PUBLIC_URL`.
    private static String normalized(String setting) {
        return OF_THE_JVM.contains(setting)
                ? setting
                : setting.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
    }

    private static Map<Path, Map<String, Object>> files() {
        var found = new TreeMap<Path, Map<String, Object>>();
        try (var paths = Files.walk(FOLDER)) {
            for (var path :
                    paths.filter(file -> file.toString().endsWith(".yaml")).toList()) {
                var documents = new ArrayList<Map<String, Object>>();
                new Yaml().loadAll(Files.readString(path)).forEach(one -> documents.add(document(one)));
                assertThat(documents).as(path.toString()).hasSize(1);
                found.put(path, documents.getFirst());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> document(Object value) {
        return (Map<String, Object>) value;
    }
}
