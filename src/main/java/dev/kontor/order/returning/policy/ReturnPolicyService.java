package dev.kontor.order.returning.policy;

import dev.kontor.audit.AuditLog;
import dev.kontor.catalog.ProductId;
import dev.kontor.channel.Channels;
import dev.kontor.shared.address.AddressRules;
import dev.kontor.shared.id.InvalidIdException;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shipping.CarrierLabels;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages the return policy on behalf of staff.
@Service
@Transactional
class ReturnPolicyService {

    private final ReturnPolicyRepository policies;
    private final AuditLog audit;
    private final Channels channels;
    private final CarrierLabels carriers;
    private final Shop shop;
    private final Clock clock;

    ReturnPolicyService(
            ReturnPolicyRepository policies,
            AuditLog audit,
            Channels channels,
            CarrierLabels carriers,
            Shop shop,
            Clock clock) {
        this.policies = policies;
        this.audit = audit;
        this.channels = channels;
        this.carriers = carriers;
        this.shop = shop;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public ReturnPolicyDetails get() {
        return find().details();
    }

    public ReturnPolicyDetails change(IfMatch ifMatch, SaveReturnPolicy request) {
        requireValid(request);
        var policy = find();
        ifMatch.require(policy.version());
        var before = policy.details();
        policy.change(request, labels(request.labels()), clock.instant());
        policies.saveAndFlush(policy);
        var after = policy.details();
        audit.record("return_policy.updated", policy.id(), before, after);
        return after;
    }

    private ReturnPolicy find() {
        return policies.findFirstBy().orElseThrow();
    }

    private void requireValid(SaveReturnPolicy request) {
        shop.requireLanguages(request.instructionTexts(), "/instructionTexts");
        if (!keys(request.channelDays()).isEmpty()) {
            channels.hold(keys(request.channelDays()), "/channelDays");
        }
        keys(request.productDays()).forEach(id -> {
            try {
                TypeIds.parse(ProductId.class, id);
            } catch (InvalidIdException _) {
                throw RejectedException.at("/productDays/" + id, "invalid-id", "This is not the id of a product.");
            }
        });
    }

    private @Nullable ReturnLabels labels(@Nullable ReturnLabels wanted) {
        if (wanted == null) {
            return null;
        }
        if (!carriers.sellsReturns(wanted.carrier())) {
            throw RejectedException.at(
                    "/labels/carrier",
                    "no-returns",
                    "The settings have no carrier with this name that sells labels of returns. Set `kontor.shipping.carriers.%s.returns` if its bridge can."
                            .formatted(wanted.carrier()));
        }
        return wanted.to(AddressRules.check("/labels/address", wanted.address()));
    }

    private static Set<String> keys(@Nullable Map<String, ?> map) {
        return map == null ? Set.of() : map.keySet();
    }
}
