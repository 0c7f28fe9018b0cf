package dev.kontor.shared.web.binding;

import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The query parameter `expand`: the referenced objects to include in a response. An enum lists an operation's
/// options; `ITEMS_VARIANT` is written `items.variant`.
public final class Expansion {

    private Expansion() {}

    /// The requested expansions.
    ///
    /// @param expand paths, separated by commas
    /// @throws BadRequestException `unsupported-expand` for a path that the enum does not have
    public static <E extends Enum<E>> Set<E> of(@Nullable String expand, Class<E> offered) {
        var wanted = EnumSet.noneOf(offered);
        if (expand != null && !expand.isBlank()) {
            for (var path : expand.split(",", -1)) {
                wanted.add(Stream.of(offered.getEnumConstants())
                        .filter(each -> path(each).equals(path))
                        .findFirst()
                        .orElseThrow(() -> refusal(offered)));
            }
        }
        return wanted;
    }

    private static <E extends Enum<E>> BadRequestException refusal(Class<E> offered) {
        return BadRequestException.ofParameter(
                ProblemCode.UNSUPPORTED_EXPAND,
                "expand",
                "unsupported-expand",
                Message.of(
                        "request.expand",
                        "offered",
                        Stream.of(offered.getEnumConstants())
                                .map(Expansion::path)
                                .toList()));
    }

    private static String path(Enum<?> each) {
        return each.name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
