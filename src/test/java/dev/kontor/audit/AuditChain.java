package dev.kontor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.context.ApplicationContext;

/// Verifies the audit log of a running shop.
public final class AuditChain {

    private AuditChain() {}

    public static void assertIntact(ApplicationContext shop) {
        shop.getBean(Sealer.class).seal();
        var verification = new ChainVerification(shop.getBean(ChainRepository.class), shop.getBean(AuditKeys.class));

        assertThat(verification.verify(null).fault()).isNull();
    }
}
