import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.ToolProvider;

/// Takes what the sources say about records, their components, constants of enumerations and operations into a file that the
/// OpenAPI documents are made with. Run by the build: `java src/build/java/FieldDocs.java <sources> <file>`.
///
/// A line is `package.Outer$Inner#component = text`; without `#component` it is about the type. `#method()` is the first sentence of
/// an operation, `#method().rest` what follows it.
class FieldDocs extends TreePathScanner<Void, Void> {

    /// The beginning of a text that continues the name of its component.
    private static final Pattern CONTINUATION = Pattern.compile(
            "(?:of|that(?! of )|as|such as|whose|(?:at|by|for|from|in|on|to|with) which) ");

    private final TreeMap<String, String> texts = new TreeMap<>();
    private final Deque<String> names = new ArrayDeque<>();
    private final DocTrees docs;

    private FieldDocs(DocTrees docs) {
        this.docs = docs;
    }

    static void main(String[] args) throws IOException {
        try (var walk = Files.walk(Path.of(args[0]))) {
            var target = Path.of(args[1]);
            var sources = walk.filter(file -> file.toString().endsWith(".java")).toList();
            if (isNewer(target, sources)) {
                return;
            }
            Files.createDirectories(target.getParent());
            Files.write(
                    target,
                    texts(sources.parallelStream().filter(FieldDocs::mayTell).toList()).entrySet().stream()
                            .map(text -> text.getKey() + " = " + text.getValue())
                            .toList());
        }
    }

    /// A compiler parses on one thread, so each processor has its own for a part of the sources.
    private static TreeMap<String, String> texts(List<Path> sources) {
        var parts = Runtime.getRuntime().availableProcessors();
        return IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> sources.subList(sources.size() * part / parts, sources.size() * (part + 1) / parts))
                .map(FieldDocs::textsOfPart)
                .collect(TreeMap::new, TreeMap::putAll, TreeMap::putAll);
    }

    private static TreeMap<String, String> textsOfPart(List<Path> sources) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            var scanner = new FieldDocs(DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                scanner.scan(unit, null);
            }
            return scanner.texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isNewer(Path target, List<Path> sources) throws IOException {
        if (!Files.exists(target)) {
            return false;
        }
        var written = Files.getLastModifiedTime(target);
        for (var source : sources) {
            if (Files.getLastModifiedTime(source).compareTo(written) > 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayTell(Path file) {
        try {
            var source = Files.readString(file);
            return source.contains("///") && (source.contains("record ") || source.contains("enum ") || source.contains("@Operation("));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Void visitClass(ClassTree type, Void none) {
        var outer = names.peek();
        var unit = getCurrentPath().getCompilationUnit();
        names.push(
                outer == null
                        ? unit.getPackageName() + "." + type.getSimpleName()
                        : outer + "$" + type.getSimpleName());
        var comment = docs.getDocCommentTree(getCurrentPath());
        if (comment != null && (type.getKind() == Tree.Kind.RECORD || type.getKind() == Tree.Kind.ENUM)) {
            put(names.peek(), comment.getFirstSentence());
            for (var tag : comment.getBlockTags()) {
                if (tag instanceof ParamTree param && !param.isTypeParameter()) {
                    put(names.peek() + "#" + param.getName(), param.getName().toString(), param.getDescription());
                }
            }
        }
        if (type.getKind() == Tree.Kind.ENUM) {
            type.getMembers().forEach(member -> constant(type, member));
        }
        super.visitClass(type, none);
        names.pop();
        return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Void none) {
        var comment = docs.getDocCommentTree(getCurrentPath());
        if (comment != null
                && method.getModifiers().getAnnotations().stream()
                        .anyMatch(mark -> mark.getAnnotationType().toString().equals("Operation"))) {
            var key = names.peek() + "#" + method.getName() + "()";
            if (texts.containsKey(key)) {
                throw new IllegalStateException(
                        key + " is the name of two operations: one of them would get the text of the other. Rename one.");
            }
            put(key, comment.getFirstSentence());
            put(key + ".rest", comment.getBody());
        }
        return super.visitMethod(method, none);
    }

    private void constant(ClassTree type, Tree member) {
        if (member instanceof VariableTree constant
                && constant.getType() != null
                && constant.getType().toString().equals(type.getSimpleName().toString())) {
            DocCommentTree comment = docs.getDocCommentTree(new TreePath(getCurrentPath(), member));
            if (comment != null) {
                put(names.peek() + "#" + constant.getName(), comment.getFirstSentence());
            }
        }
    }

    private void put(String key, List<? extends DocTree> words) {
        put(key, "", words);
    }

    /// @param name of a component: a text such as `of the order` or `that expired` continues it
    private void put(String key, String name, List<? extends DocTree> words) {
        // A reference to another type is its name only.
        var text = words.stream()
                .map(DocTree::toString)
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .replaceAll("\\{@\\w+ ([^}]+)}", "$1")
                .replaceAll("\\[([A-Za-z#.]+)](?!\\()", "$1")
                .strip();
        // The compiler prints what is not Latin 1 as escapes.
        text = Pattern.compile("\\\\u([0-9a-f]{4})")
                .matcher(text)
                .replaceAll(escape -> Character.toString(Integer.parseInt(escape.group(1), 16)));
        if (!name.isEmpty() && CONTINUATION.matcher(text).lookingAt()) {
            text = asWords(name) + " " + text;
        }
        if (!text.isEmpty()) {
            text = Character.toUpperCase(text.charAt(0)) + text.substring(1);
            texts.put(key, (text.matches(".*[.!?:]") ? text : text + ".").replace("\\", "\\\\"));
        }
    }

    /// `taxNotes` as `tax notes`, `weightGrams` as `weight`, `min` as `minimum`, `sku` as `SKU`.
    private static String asWords(String name) {
        var words = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT)
                .replaceAll(" (?:grams|cm3|minor)$", "")
                .replaceAll("\\b(min|max)\\b", "$1imum");
        return Pattern.compile("\\b(?:sku|id|url|vat|iban|bic)\\b")
                .matcher(words)
                .replaceAll(acronym -> acronym.group().toUpperCase(Locale.ROOT));
    }
}
