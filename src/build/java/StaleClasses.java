import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Prepares the incremental compilation of the profile `quick`: deletes copies of deleted resources, and the class files of deleted
/// sources and of every source that uses a changed one, so that the compiler plugin, which compiles only what is out of date, compiles them again. Run by the build:
/// `java src/build/java/StaleClasses.java (<sources> <classes>)...`; the first pair is main, whose field docs it writes if absent.
///
/// A source uses another if its class file contains the other's name. An inlined constant leaves no name behind: after changing the
/// value of one, run `clean` or leave it to `verify`.
class StaleClasses {

    private record Root(Path sources, Path classes) {}

    static void main(String[] args) throws IOException {
        var roots = new ArrayList<Root>();
        for (var i = 0; i < args.length; i += 2) {
            roots.add(new Root(Path.of(args[i]), Path.of(args[i + 1])));
        }
        var main = roots.getFirst();
        var fieldDocs = main.classes().resolve("META-INF/field-docs.properties");
        if (!Files.exists(fieldDocs)) {
            FieldDocs.main(new String[] {main.sources().toString(), fieldDocs.toString()});
        }
        var changed = new HashSet<String>();
        for (var root : roots) {
            deleteGoneResources(root);
            changed.addAll(changed(root));
        }
        if (!changed.isEmpty()) {
            var users = new HashSet<String>();
            for (var root : roots) {
                users.addAll(deleteUsers(root, changed));
            }
            System.out.println(changed.size() + " changed, " + users.size() + " more to compile because they use them");
        }
    }

    /// A deleted migration would run for ever.
    private static void deleteGoneResources(Root root) throws IOException {
        var resources = root.sources().resolveSibling("resources");
        for (var copy : files(root.classes(), "")) {
            var name = root.classes().relativize(copy);
            var made = name.startsWith("META-INF") || name.toString().startsWith(".");
            if (!made && !name.toString().endsWith(".class") && !Files.exists(resources.resolve(name))) {
                Files.delete(copy);
            }
        }
    }

    /// Names, as in class files, of the top-level classes whose source is newer than the class or gone.
    private static Set<String> changed(Root root) throws IOException {
        var changed = new HashSet<String>();
        for (var classFile : files(root.classes(), ".class")) {
            var name = topLevelName(root, classFile);
            var source = root.sources().resolve(name + ".java");
            if (!Files.exists(source)) {
                if (!isDeclaredElsewhere(root, name)) {
                    Files.delete(classFile);
                    changed.add(name);
                }
            } else if (Files.getLastModifiedTime(source).compareTo(Files.getLastModifiedTime(classFile)) > 0) {
                changed.add(name);
            }
        }
        return changed;
    }

    /// A second top-level class of a file has no source of its own name.
    private static boolean isDeclaredElsewhere(Root root, String name) throws IOException {
        var folder = root.sources().resolve(name).getParent();
        var simpleName = name.substring(name.lastIndexOf('/') + 1);
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var sources = Files.newDirectoryStream(folder, "*.java")) {
            for (var source : sources) {
                if (Files.readString(source).matches("(?s).*\\b(class|record|interface|enum) " + simpleName + "\\b.*")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Set<String> deleteUsers(Root root, Set<String> changed) throws IOException {
        var users = new HashSet<String>();
        for (var classFile : files(root.classes(), ".class")) {
            var name = topLevelName(root, classFile);
            if (!changed.contains(name) && !users.contains(name) && uses(classFile, changed)) {
                users.add(name);
            }
        }
        for (var name : users) {
            Files.deleteIfExists(root.classes().resolve(name + ".class"));
        }
        return users;
    }

    private static boolean uses(Path classFile, Set<String> changed) throws IOException {
        var text = new String(Files.readAllBytes(classFile), StandardCharsets.ISO_8859_1);
        return changed.stream().anyMatch(text::contains);
    }

    private static String topLevelName(Root root, Path classFile) {
        var name = root.classes().relativize(classFile).toString().replace('\\', '/');
        name = name.substring(0, name.length() - ".class".length());
        var nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    private static List<Path> files(Path folder, String suffix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(suffix))
                    .toList();
        }
    }
}
