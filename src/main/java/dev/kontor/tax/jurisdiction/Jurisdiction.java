package dev.kontor.tax.jurisdiction;

import dev.kontor.shared.persistence.Aggregate;
import dev.kontor.tax.TaxJurisdictionId;
import dev.kontor.tax.area.TaxArea;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A state, county, city or district that levies taxes. A place belongs to one jurisdiction of each level.
@Entity
@Table(schema = "tax", name = "jurisdictions")
class Jurisdiction extends Aggregate<TaxJurisdictionId> {

    @Id
    private TaxJurisdictionId id;

    private String name;

    @Enumerated(EnumType.STRING)
    private JurisdictionLevel level;

    @Nullable
    private TaxJurisdictionId parentId;

    @ElementCollection
    @CollectionTable(schema = "tax", name = "jurisdiction_areas", joinColumns = @JoinColumn(name = "jurisdiction_id"))
    private Set<JurisdictionArea> areas = new LinkedHashSet<>();

    Jurisdiction(CreateJurisdiction wanted, List<TaxArea> checked, Instant now) {
        super(now);
        this.id = TaxJurisdictionId.next();
        this.name = wanted.name();
        this.level = wanted.level();
        this.parentId = wanted.parentId();
        this.areas.addAll(placed(checked));
    }

    @SuppressWarnings("NullAway.Init")
    protected Jurisdiction() {}

    @Override
    public TaxJurisdictionId id() {
        return id;
    }

    JurisdictionLevel level() {
        return level;
    }

    @Nullable
    TaxJurisdictionId parentId() {
        return parentId;
    }

    JurisdictionDetails details() {
        return new JurisdictionDetails(
                id,
                version(),
                name,
                level,
                parentId,
                areas.stream().map(JurisdictionArea::area).sorted(TaxArea.ORDER).toList(),
                createdAt(),
                updatedAt());
    }

    /// @param wanted with checked areas
    void change(ChangeJurisdiction wanted, Instant now) {
        name = wanted.name();
        parentId = wanted.parentId();
        var wantedAreas = placed(wanted.areas());
        areas.retainAll(wantedAreas);
        areas.addAll(wantedAreas);
        updatedAt(now);
    }

    private Set<JurisdictionArea> placed(List<TaxArea> checked) {
        return checked.stream()
                .map(area -> JurisdictionArea.of(level, area))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
