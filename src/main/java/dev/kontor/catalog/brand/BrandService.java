package dev.kontor.catalog.brand;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.Slug;
import dev.kontor.catalog.event.BrandCreated;
import dev.kontor.catalog.event.BrandDeleted;
import dev.kontor.catalog.event.BrandUpdated;
import dev.kontor.catalog.media.Covers;
import dev.kontor.events.ChangeLog;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages brands on behalf of staff.
@Service
@Transactional
class BrandService {

    private final BrandRepository brands;
    private final BrandQueries queries;
    private final Covers covers;
    private final ChangeLog changes;
    private final Shop shop;
    private final Clock clock;

    BrandService(
            BrandRepository brands, BrandQueries queries, Covers covers, ChangeLog changes, Shop shop, Clock clock) {
        this.brands = brands;
        this.queries = queries;
        this.covers = covers;
        this.changes = changes;
        this.shop = shop;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public BrandDetails get(BrandId id) {
        return brands.get("brand", id).details();
    }

    public BrandDetails create(CreateBrand request) {
        var slug = request.slug() != null
                ? request.slug()
                : queries.freeSlug(Slug.of(request.name(), "brand").text());
        var brand = new Brand(request, slug, covers.find(request.picture()), clock.instant());
        requireLanguages(brand);
        brands.store(brand);
        queries.saveSlug(brand.id(), null, slug);
        var created = brand.details();
        covers.shown(brand.id(), null, created.picture());
        changes.record(new BrandCreated(brand.id()), null, created);
        return created;
    }

    public BrandDetails change(BrandId id, IfMatch ifMatch, MergePatch<ChangeBrand> patch) {
        var brand = brands.get("brand", id, ifMatch);
        var before = brand.details();
        var wanted = patch.applyTo(before);
        brand.change(wanted, covers.find(wanted.picture()), clock.instant());
        requireLanguages(brand);
        brands.store(brand);
        var after = brand.details();
        queries.saveSlug(id, before.slug(), after.slug());
        covers.shown(id, before.picture(), after.picture());
        changes.record(new BrandUpdated(id), before, after);
        return after;
    }

    public void delete(BrandId id, IfMatch ifMatch) {
        var brand = brands.get("brand", id, ifMatch);
        brands.remove(brand);
        covers.shown(id, brand.picture(), null);
        changes.record(new BrandDeleted(id), brand.details(), null);
    }

    private void requireLanguages(Brand brand) {
        shop.requireLanguages(brand.descriptions(), "/descriptions");
        shop.requireLanguages(brand.seo().titles(), "/seoTitles");
        shop.requireLanguages(brand.seo().descriptions(), "/seoDescriptions");
    }
}
