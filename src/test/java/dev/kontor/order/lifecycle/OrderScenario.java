package dev.kontor.order.lifecycle;

import dev.kontor.payment.Payments;
import dev.kontor.testing.Api;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What tests of placed orders have in common: orders to begin with, and staff who work on them.
public abstract class OrderScenario {

    @Autowired
    protected Api api;

    @Autowired
    protected Payments payments;

    @Autowired
    protected TransactionTemplate transactions;

    @Autowired
    protected JdbcClient jdbc;

    protected TestOrders test;
    protected Api staff;

    @BeforeEach
    void setUp(@Autowired AutowireCapableBeanFactory beans) {
        test = beans.createBean(TestOrders.class);
        staff = test.staff();
    }
}
