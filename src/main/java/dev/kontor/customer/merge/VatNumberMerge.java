package dev.kontor.customer.merge;

import dev.kontor.customer.CustomerMergeParticipant;
import dev.kontor.customer.CustomerRecords;
import dev.kontor.identity.CustomerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Moves the VAT number of the source to a target without one, and removes it from the source.
@Component
class VatNumberMerge implements CustomerMergeParticipant {

    private final JdbcClient jdbc;

    VatNumberMerge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public CustomerRecords records() {
        return CustomerRecords.VAT_NUMBER;
    }

    @Override
    public long count(CustomerId source, CustomerId target) {
        return jdbc.sql("""
                        select count(*) from customer.profiles source, customer.profiles target
                        where source.id = :source and target.id = :target
                            and source.vat_number is not null and target.vat_number is null
                        """)
                .param("source", source)
                .param("target", target)
                .query(Long.class)
                .single();
    }

    @Override
    public long move(CustomerId source, CustomerId target, String actor) {
        long moved =
                jdbc.sql("""
                        update customer.profiles target set vat_number = source.vat_number
                        from customer.profiles source
                        where source.id = :source and target.id = :target
                            and source.vat_number is not null and target.vat_number is null
                        """).param("source", source).param("target", target).update();
        jdbc.sql("update customer.profiles set vat_number = null where id = :source and vat_number is not null")
                .param("source", source)
                .update();
        return moved;
    }
}
