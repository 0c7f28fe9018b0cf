package dev.kontor.identity.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.identity.MailId;
import dev.kontor.testing.KontorTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@KontorTest
class WaitingMailsTests {

    @Autowired
    private MailRepository mails;

    @Autowired
    private PlatformTransactionManager transactionManager;

    /// In a transaction that ends with a rollback: the rows are no mails that could be sent.
    @Test
    void countsMailsThatWaitToBeSent() {
        var meters = new SimpleMeterRegistry();
        var waiting = new WaitingMails(mails, meters);
        new TransactionTemplate(transactionManager).executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            waiting.count();
            var before = meters.get("kontor.mails.waiting").gauge().value();
            mails.insert(MailId.next(), new byte[] {1});
            mails.insert(MailId.next(), new byte[] {2});
            waiting.count();
            assertThat(meters.get("kontor.mails.waiting").gauge().value()).isEqualTo(before + 2);
        });
    }
}
