package dev.kontor.privacy.erasure;

import dev.kontor.privacy.erasure.RepeatedErasures.Outcome;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The command `--repeat-erasures=erasures.ndjson`: after a restore, erases again the persons whom the backup has
/// brought back, and exits. Their accounts are disabled when it exits; the shop's jobs erase them. Repeated
/// calls start nothing twice.
@Component
@Order(-10)
class RepeatErasuresCommand implements ApplicationRunner {

    static final String OPTION = "repeat-erasures";

    private final ErasureProofFile files;
    private final RepeatedErasures erasures;
    private final ErasedPersons persons;
    private final GuestAddresses addresses;
    private final ConfigurableApplicationContext context;

    RepeatErasuresCommand(
            ErasureProofFile files,
            RepeatedErasures erasures,
            ErasedPersons persons,
            GuestAddresses addresses,
            ConfigurableApplicationContext context) {
        this.files = files;
        this.erasures = erasures;
        this.persons = persons;
        this.addresses = addresses;
        this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (arguments.containsOption(OPTION)) {
            var files = arguments.getOptionValues(OPTION);
            int code = repeat(files == null ? List.of() : files, System.out);
            System.exit(SpringApplication.exit(context, () -> code));
        }
    }

    /// @return the exit code: 0 if every person is erased or being erased, 1 if staff must act or the file is invalid
    int repeat(List<String> names, PrintStream out) {
        if (names.size() != 1) {
            out.println("Name one file of proofs: --repeat-erasures=erasures.ndjson");
            return 1;
        }
        try (var file = Files.newBufferedReader(Path.of(names.getFirst()), StandardCharsets.UTF_8)) {
            return repeat(files.read(file), out);
        } catch (IOException unreadable) {
            out.printf("The file of proofs cannot be read: %s%nNothing was erased.%n", unreadable.getMessage());
            return 1;
        }
    }

    private int repeat(Iterable<ErasureProofLine> proofs, PrintStream out) {
        var outcomes = new EnumMap<Outcome, Integer>(Outcome.class);
        var guests = new HashMap<String, ErasureProofLine>();
        for (var proof : proofs) {
            if (proof.customerId() != null) {
                outcomes.merge(erasures.repeat(proof.customerId(), proof.requestId()), 1, Integer::sum);
            } else if (proof.emailKey() != null) {
                guests.put(proof.emailKey(), proof);
            }
        }
        repeatGuests(guests, outcomes);
        int blocked = outcomes.getOrDefault(Outcome.BLOCKED, 0);
        out.printf(
                "%d erasures started, %d persons are not in the backup, %d are blocked.%n",
                outcomes.getOrDefault(Outcome.STARTED, 0), outcomes.getOrDefault(Outcome.ABSENT, 0), blocked);
        if (blocked > 0) {
            out.println("Staff see what blocks them: GET /admin/v1/erasure-requests?status=REQUESTED");
        }
        return blocked == 0 ? 0 : 1;
    }

    /// Walks through the addresses of guests once, because a hash does not reveal its address. An erasure
    /// from before the first row with the address is in the backup: the person has ordered something since.
    private void repeatGuests(Map<String, ErasureProofLine> wanted, Map<Outcome, Integer> outcomes) {
        if (wanted.isEmpty()) {
            return;
        }
        var back = new TreeMap<String, ErasureProofLine>();
        addresses.forEach((email, since) -> {
            var proof = proof(wanted, email);
            if (proof != null && since.isBefore(proof.erasedAt())) {
                back.put(email, proof);
            }
        });
        back.forEach((email, proof) -> outcomes.merge(erasures.repeat(email, proof.requestId()), 1, Integer::sum));
        outcomes.merge(Outcome.ABSENT, wanted.size() - back.size(), Integer::sum);
    }

    private @Nullable ErasureProofLine proof(Map<String, ErasureProofLine> wanted, String email) {
        return persons.keys(email).stream()
                .map(wanted::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
