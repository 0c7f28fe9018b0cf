package dev.kontor.shared.template;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Renders templates without logic. They read maps, lists and texts, and nothing of Java: no methods,
/// fields, classes, files or other templates.
public final class TemplateRenderer {

    /// The maximum number of characters of a rendered part.
    public static final int MAX_OUTPUT = 500_000;

    private static final Mustache.Compiler BASE = Mustache.compiler()
            .defaultValue("")
            .emptyStringIsFalse(true)
            .withCollector(new MapsOnly())
            .withLoader(name -> {
                throw new MustacheException("There are no other templates: " + name);
            });
    private static final Mustache.Compiler PLAIN = BASE.escapeHTML(false);
    private static final Mustache.Compiler ESCAPED = BASE.withEscaper(TemplateRenderer::escape);

    private TemplateRenderer() {}

    /// Values are written as they are.
    public static Template plain(String source) {
        return PLAIN.compile(source);
    }

    /// Values are escaped for HTML texts and quoted attributes.
    public static Template escaped(String source) {
        return ESCAPED.compile(source);
    }

    /// @throws TooLong if the result is longer than the limit
    public static String render(Template template, Map<String, ?> model) {
        var out = new LimitedWriter();
        template.execute(model, out);
        return out.text.toString();
    }

    public static String escape(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        text.chars().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append((char) character);
            }
        });
        return escaped.toString();
    }

    /// The rendered part exceeds the limit.
    public static final class TooLong extends RuntimeException {

        TooLong() {
            super("The rendered text has more than " + MAX_OUTPUT + " characters.");
        }
    }

    private static final class LimitedWriter extends Writer {

        private final StringBuilder text = new StringBuilder();

        @Override
        public void write(char[] characters, int from, int length) {
            if (text.length() + length > MAX_OUTPUT) {
                throw new TooLong();
            }
            text.append(characters, from, length);
        }

        @Override
        public void flush() {
            // Nothing is buffered.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    /// Sees the values of maps and the entries of lists.
    private static final class MapsOnly implements Mustache.Collector {

        @Override
        public @Nullable Iterator<?> toIterator(Object value) {
            return value instanceof List<?> list ? list.iterator() : null;
        }

        @Override
        public Mustache.@Nullable VariableFetcher createFetcher(Object context, String name) {
            if (!(context instanceof Map)) {
                return null;
            }
            return (map, key) -> {
                var value = map instanceof Map<?, ?> known ? known.get(key) : null;
                return value == null ? Template.NO_FETCHER_FOUND : value;
            };
        }

        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new ConcurrentHashMap<>();
        }
    }
}
