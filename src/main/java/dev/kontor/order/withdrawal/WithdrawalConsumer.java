package dev.kontor.order.withdrawal;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.shared.id.TypeIds;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Assigns declarations of withdrawal to their orders, usually within a second.
@Component
class WithdrawalConsumer implements EventConsumer {

    private final WithdrawalService withdrawals;

    WithdrawalConsumer(WithdrawalService withdrawals) {
        this.withdrawals = withdrawals;
    }

    @Override
    public String name() {
        return "withdrawals";
    }

    @Override
    public Set<String> types() {
        return Set.of("withdrawal.received");
    }

    @Override
    public void consume(List<LoggedEvent> batch) {
        for (var event : batch) {
            withdrawals.match(TypeIds.parse(WithdrawalId.class, event.subject()));
        }
    }
}
