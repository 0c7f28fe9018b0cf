package dev.kontor.payment.provider;

import dev.kontor.testing.KontorTest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The test provider keeps the contract.
@KontorTest
class TestProviderContractTests extends PaymentProviderContract {

    @Autowired
    TestProvider provider;

    @Autowired
    JdbcClient jdbc;

    @Override
    protected PaymentProvider provider() {
        return provider;
    }

    @Override
    protected String method() {
        return "test";
    }

    @Override
    protected Optional<String> token(Course course) {
        return Optional.of(
                switch (course) {
                    case APPROVED -> "tok_approve";
                    case DECLINED -> "tok_decline";
                    case APPROVED_ANSWER_LOST -> "tok_unknown";
                    case NOT_REACHED -> "tok_not_sent";
                    case ANOTHER_AMOUNT -> "tok_wrong_amount";
                });
    }

    @Override
    protected Optional<Books> books(UUID key) {
        return jdbc.sql("""
                        select case when status = 'AUTHORIZED' then authorized_minor else 0 end as reserved,
                            captured_minor as captured, refunded_minor as refunded
                        from payment.test_charges where key = :key
                        """).param("key", key).query(Books.class).optional();
    }
}
