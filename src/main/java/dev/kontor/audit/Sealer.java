package dev.kontor.audit;

import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Assigns gapless positions to committed entries and chains them. An entry that commits late gets a later
/// position, so nobody waits. One process at a time seals, one batch per transaction; the next run repeats what
/// a crash rolled back.
@Component
class Sealer {

    static final int BATCH = 200;
    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);

    private final ChainRepository chain;
    private final AuditKeys keys;
    private final TransactionTemplate transactions;
    private volatile ChainHead sealed = ChainHead.NONE;

    Sealer(ChainRepository chain, AuditKeys keys, PlatformTransactionManager transactionManager) {
        this.chain = chain;
        this.keys = keys;
        this.transactions = new TransactionTemplate(transactionManager);
        this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.transactions.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    }

    /// Seals all queued entries.
    ///
    /// @return the end of the chain after this run; [ChainHead#NONE] if nothing was sealed
    ChainHead seal() {
        var last = ChainHead.NONE;
        while (true) {
            var batch = transactions.execute(_ -> sealSome());
            if (batch.size() > 0) {
                last = batch.head();
                sealed = last;
            }
            if (batch.size() < BATCH) {
                return last;
            }
        }
    }

    /// Checks that the links which this process has sealed still exist: the verify command alone would not notice a
    /// truncated or rewritten chain.
    private void requireGrown() {
        if (sealed.position() > 0 && !chain.has(sealed)) {
            LOG.error(
                    "The audit log was sealed up to {}, but that position no longer exists: the log was "
                            + "truncated or rewritten. Run --verify-audit-log with it as kontor.audit.head",
                    sealed.text());
            sealed = ChainHead.NONE;
        }
    }

    private record Sealed(int size, ChainHead head) {}

    private Sealed sealSome() {
        if (!chain.lock()) {
            return new Sealed(0, ChainHead.NONE);
        }
        // A separate statement: its snapshot must not be older than the lock.
        var head = chain.head();
        requireGrown();
        var links = new ArrayList<ChainLink>();
        for (var waiting : chain.unnumbered(BATCH)) {
            long position = head.position() + 1;
            var mac = keys.link(head.mac(), position, waiting.entry(), waiting.seal());
            var link = new ChainLink(position, waiting.entry(), keys.current(), mac, null);
            links.add(link);
            head = link.head();
        }
        if (!links.isEmpty()) {
            chain.append(links);
        }
        return new Sealed(links.size(), head);
    }
}
