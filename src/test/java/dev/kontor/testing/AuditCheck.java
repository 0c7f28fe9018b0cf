package dev.kontor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Fails whenever a test changes something through the admin API, or what lets somebody in through the store
/// API, and the audit log has no entry for the request. So nobody has to think of it: a new operation is looked
/// at with its first test.
final class AuditCheck implements ResponseCheck {

    /// Operations of the admin API that write, but change nothing that anybody has to answer for; each with the
    /// reason.
    static final Map<String, String> NOTHING_ON_RECORD = Map.ofEntries(
            Map.entry("logInAsStaff", "a sign-in is a security event, not a change"),
            Map.entry("completeLogInAsStaff", "as logIn"),
            Map.entry("passkeyLogInAsStaff", "as logIn"),
            Map.entry("issueTokenAsStaff", "as logIn"),
            Map.entry("finishSsoAsStaff", "as logIn; what it changes at the account is recorded where it does"),
            Map.entry("refreshSessionAsStaff", "goes on with a session"),
            Map.entry("stepUpAsStaff", "goes on with a session"),
            Map.entry("finishSsoStepUpAsStaff", "goes on with a session"),
            Map.entry("logOutAsStaff", "ends nothing but the caller's own session"),
            Map.entry("startSsoAsStaff", "only a flow, which is over in ten minutes"),
            Map.entry("startSsoLinkAsStaff", "as startSso"),
            Map.entry("startSsoStepUpAsStaff", "as startSso"),
            Map.entry("preparePasskeyLogInAsStaff", "only a challenge, which is over in five minutes"),
            Map.entry("preparePasskeyAsStaff", "as preparePasskeyLogIn"),
            Map.entry("prepareMediaUpload", "only an address, which is over in minutes; what comes of it is recorded"),
            Map.entry("simulateShipping", "only rates of carriers, which expire"),
            Map.entry("setUpMfa", "not in force before it is confirmed"),
            Map.entry("staffForgotPassword", "only a wish, the same for every address"));

    /// Operations of the store API with which shoppers change who gets in to their account.
    static final Set<String> ACCESS_OF_SHOPPERS = Set.of(
            "endSession",
            "verifyEmail",
            "confirmEmailChange",
            "resetPassword",
            "changeMyPassword",
            "addPasskey",
            "removePasskey",
            "finishSsoLink",
            "deleteSsoLink",
            "requestMyErasure");

    /// Writes, but those of idempotency keys, of the account of what the storage keeps, and of the rows that lock the
    /// prices of a variant.
    private static final Predicate<String> WRITE = Pattern.compile(
                    "\\b(insert\\s+into|delete\\s+from|update)\\s+(?!kontor\\.idempotency_keys|media\\.objects|media\\.usage|pricing\\.variants)[a-z_]+\\.",
                    Pattern.CASE_INSENSITIVE)
            .asPredicate();

    private static final Pattern ACTIONS = Pattern.compile("\\| `([a-z_]+)` \\| ([a-z_]+(?:, [a-z_]+)*) \\|");

    private final Function<String, List<String>> actions;
    private final List<Operation> audited;
    private final Set<String> documented = documented();

    /// @param actions what is on record of the request with that id
    AuditCheck(Function<String, List<String>> actions) {
        this.actions = actions;
        this.audited = Stream.concat(
                        ApiOperation.of("admin-v1").stream()
                                .filter(operation -> !operation.isRead())
                                .filter(operation -> !NOTHING_ON_RECORD.containsKey(operation.id())),
                        ApiOperation.of("store-v1").stream()
                                .filter(operation -> ACCESS_OF_SHOPPERS.contains(operation.id())))
                .map(Operation::of)
                .toList();
    }

    private record Operation(String id, String method, Pattern path) {

        static Operation of(ApiOperation operation) {
            var path = Pattern.compile(operation.path().replaceAll("\\{[^}]+}", "[^/]+"));
            return new Operation(operation.id(), operation.method(), path);
        }

        boolean is(String calledMethod, String calledPath) {
            return method.equals(calledMethod) && path.matcher(calledPath).matches();
        }
    }

    @Override
    public void check(String method, String path, Api.Response response) {
        boolean changed = response.status() < 300
                && !response.header("Idempotent-Replayed").orElse("").equals("true")
                && response.statements().stream().anyMatch(WRITE);
        if (!changed) {
            return;
        }
        var plainPath = path.replaceFirst("[?#].*", "");
        audited.stream()
                .filter(operation -> operation.is(method, plainPath))
                .findFirst()
                .ifPresent(operation -> requireEntry(operation, response));
    }

    private void requireEntry(Operation operation, Api.Response response) {
        var recorded = actions.apply(response.requiredHeader("X-Request-Id"));
        if (recorded.isEmpty()) {
            throw new AssertionError(
                    "%s changed something, but the audit log has no entry for the request. Call AuditLog.record in the transaction of the change. It executed:%n  %s"
                            .formatted(
                                    operation.id(),
                                    String.join(
                                            "\n  ",
                                            response.statements().stream()
                                                    .map(sql -> sql.replaceAll("\\s+", " "))
                                                    .toList())));
        }
        if (!documented.containsAll(recorded)) {
            throw new AssertionError("%s recorded %s; add what is missing to the table of actions in docs/security.md"
                    .formatted(operation.id(), recorded));
        }
    }

    /// The actions of the table in `docs/security.md`: the object in the first column, what was done in the second.
    static Set<String> documented() {
        try (var lines = Files.lines(Path.of("docs/security.md"))) {
            return lines.map(ACTIONS::matcher)
                    .filter(Matcher::matches)
                    .flatMap(row -> Stream.of(row.group(2).split(", ")).map(done -> row.group(1) + "." + done))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
