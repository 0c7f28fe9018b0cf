package dev.kontor.audit;

import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives the entries that have committed their numbers, without gaps, and chains them. An entry that commits late
/// gets a later number, so nobody waits for anybody. One process at a time does so, a batch in a transaction;
/// what a crash undoes, the next run does again.
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

    /// Seals all that waits.
    ///
    /// @return where the chain ends now, as far as this process sealed; [ChainHead#NONE] if it sealed nothing
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

    /// What this process sealed must still be there: the verify command alone would not miss a chain that somebody
    /// cut off or wrote anew.
    private void requireGrown() {
        if (sealed.position() > 0 && !chain.has(sealed)) {
            LOG.error(
                    "The audit log was sealed up to {}, but that is not there any more: somebody cut it off or wrote"
                            + " it anew. Run --verify-audit-log with it as kontor.audit.head",
                    sealed.text());
            sealed = ChainHead.NONE;
        }
    }

    private record Sealed(int size, ChainHead head) {}

    private Sealed sealSome() {
        if (!chain.lock()) {
            return new Sealed(0, ChainHead.NONE);
        }
        // A statement of its own: its snapshot must be taken after the lock was got.
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
