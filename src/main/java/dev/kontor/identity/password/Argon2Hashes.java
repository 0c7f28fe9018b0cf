package dev.kontor.identity.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// Argon2id (RFC 9106) as computed by Bouncy Castle, in PHC strings as written by Spring Security, but with
/// reused memory: 19 MiB of garbage per password would keep the collector busy and delay others.
final class Argon2Hashes {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int PARALLELISM = 1;

    private static final Base64.Encoder TEXT = Base64.getEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();
    private final Argon2Cost cost;
    /// The prefix of a hash with the current parameters.
    private final String prefix;
    private final BlockingQueue<BlockPool> memories;
    private final Argon2PasswordEncoder others;

    /// @param concurrency maximum number of concurrent computations; further ones wait
    Argon2Hashes(Argon2Cost cost, int concurrency) {
        this.cost = cost;
        this.prefix = "$argon2id$v=19$m=%d,t=%d,p=%d$".formatted(cost.memoryKib(), cost.iterations(), PARALLELISM);
        this.others =
                new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, PARALLELISM, cost.memoryKib(), cost.iterations());
        this.memories = new ArrayBlockingQueue<>(concurrency);
        for (int memory = 0; memory < concurrency; memory++) {
            memories.add(new FixedBlockPool(Argon2BytesGenerator.getBlockCount(cost.memoryKib(), PARALLELISM)));
        }
    }

    /// A new hash of the password, with a random salt.
    String encode(String password) throws InterruptedException {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return text(salt, compute(password, salt));
    }

    /// A precomputed hash for unknown accounts: checking a password against it takes as long as against any
    /// other.
    String ofNobody() {
        var salt = new byte[SALT_BYTES];
        var hash = new byte[HASH_BYTES];
        random.nextBytes(salt);
        random.nextBytes(hash);
        return text(salt, hash);
    }

    private String text(byte[] salt, byte[] hash) {
        return prefix + TEXT.encodeToString(salt) + "$" + TEXT.encodeToString(hash);
    }

    /// Whether the hash belongs to that password.
    boolean matches(String password, String hash) throws InterruptedException {
        int split = hash.lastIndexOf('$');
        if (!hash.startsWith(prefix) || split < prefix.length()) {
            return others.matches(password, hash);
        }
        var salt = Base64.getDecoder().decode(hash.substring(prefix.length(), split));
        return MessageDigest.isEqual(Base64.getDecoder().decode(hash.substring(split + 1)), compute(password, salt));
    }

    /// Whether the hash was created with weaker parameters than the current ones.
    boolean isOutdated(String hash) {
        return others.upgradeEncoding(hash);
    }

    private byte[] compute(String password, byte[] salt) throws InterruptedException {
        var memory = memories.take();
        try {
            var generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(cost.memoryKib())
                    .withIterations(cost.iterations())
                    .withParallelism(PARALLELISM)
                    .withSalt(salt)
                    .withBlockPool(memory)
                    .build());
            var hash = new byte[HASH_BYTES];
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
            return hash;
        } finally {
            memories.add(memory);
        }
    }
}
