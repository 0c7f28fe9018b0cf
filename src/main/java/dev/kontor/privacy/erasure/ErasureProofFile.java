package dev.kontor.privacy.erasure;

import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Writes and reads the file of proofs: one JSON object a line, after one with the time of the export.
@Service
class ErasureProofFile {

    static final int MAX = 100_000;
    private static final String HEADER = "{\"exportedAt\"";

    private final ErasureRepository requests;
    private final JsonMapper json;
    private final Clock clock;

    ErasureProofFile(ErasureRepository requests, JsonMapper json, Clock clock) {
        this.requests = requests;
        this.json = json;
        this.clock = clock;
    }

    private record Header(Instant exportedAt) {}

    /// @param since only erasures from this time on; null for all
    /// @throws RejectedException if there are more than fit in a file
    @Transactional(readOnly = true)
    public byte[] write(@Nullable Instant since) {
        var proofs = requests.proofs(since, MAX + 1);
        if (proofs.size() > MAX) {
            throw new RejectedException(
                    ProblemCode.REJECTED, "There are more than %d proofs. Set a later `since`.".formatted(MAX));
        }
        var file = new StringBuilder(json.writeValueAsString(new Header(clock.instant()))).append('\n');
        proofs.forEach(proof -> file.append(json.writeValueAsString(proof)).append('\n'));
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// @throws IOException if a line is no proof; the message names it
    List<ErasureProofLine> read(BufferedReader file) throws IOException {
        var proofs = new ArrayList<ErasureProofLine>();
        int number = 0;
        for (var line = file.readLine(); line != null; line = file.readLine()) {
            number++;
            if (!line.isBlank() && !line.startsWith(HEADER)) {
                proofs.add(read(line, number));
            }
        }
        return proofs;
    }

    private ErasureProofLine read(String line, int number) throws IOException {
        try {
            var proof = json.readValue(line, ErasureProofLine.class);
            if ((proof.customerId() == null) != (proof.emailKey() == null)) {
                return proof;
            }
        } catch (JacksonException unreadable) {
            throw new IOException("Line %d is not a proof of an erasure.".formatted(number), unreadable);
        }
        throw new IOException("Line %d names no person, or two.".formatted(number));
    }
}
