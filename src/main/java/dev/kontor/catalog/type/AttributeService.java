package dev.kontor.catalog.type;

import dev.kontor.catalog.AttributeId;
import dev.kontor.catalog.event.AttributeCreated;
import dev.kontor.catalog.event.AttributeDeleted;
import dev.kontor.catalog.event.AttributeUpdated;
import dev.kontor.events.ChangeLog;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages attributes on behalf of staff.
@Service
@Transactional
class AttributeService {

    private final AttributeRepository attributes;
    private final ShopLanguages languages;
    private final ChangeLog changes;
    private final Clock clock;

    AttributeService(AttributeRepository attributes, ShopLanguages languages, ChangeLog changes, Clock clock) {
        this.attributes = attributes;
        this.languages = languages;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<Attribute> list(AttributeDefinitionFilter filter, Listing listing) {
        return attributes.list(filter, listing);
    }

    @Transactional(readOnly = true)
    public Attribute get(AttributeId id) {
        return attributes.find(id).orElseThrow(() -> NotFoundException.of("attribute", id));
    }

    public Attribute create(CreateAttribute request) {
        var attribute = request.attribute(clock.instant());
        languages.require(attribute);
        attributes.insert(attribute);
        changes.record(new AttributeCreated(attribute.id()), null, attribute);
        return attribute;
    }

    public Attribute change(AttributeId id, IfMatch ifMatch, MergePatch<ChangeAttribute> patch) {
        attributes.lock(id);
        var before = get(id);
        ifMatch.require(before.version());
        var after = before.change(patch.applyTo(before), clock.instant());
        languages.require(after);
        requireUnused(before, after);
        attributes.update(after);
        changes.record(new AttributeUpdated(id), before, after);
        return after;
    }

    public void delete(AttributeId id, IfMatch ifMatch) {
        attributes.lock(id);
        var attribute = get(id);
        ifMatch.require(attribute.version());
        attributes.delete(id);
        changes.record(new AttributeDeleted(id), attribute, null);
    }

    private void requireUnused(Attribute before, Attribute after) {
        var gone = new HashSet<>(before.keys());
        gone.removeAll(after.keys());
        var used = gone.isEmpty() ? List.<String>of() : attributes.used(before.id(), gone);
        if (!used.isEmpty()) {
            throw new ConflictException(
                    ProblemCode.IN_USE,
                    "Products use choices that would be removed: %s.".formatted(String.join(", ", used)),
                    Map.of("choices", used));
        }
    }
}
