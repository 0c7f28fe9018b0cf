package dev.kontor.catalog.brand;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.Slug;
import dev.kontor.catalog.event.BrandCreated;
import dev.kontor.catalog.event.BrandDeleted;
import dev.kontor.catalog.event.BrandUpdated;
import dev.kontor.catalog.media.Covers;
import dev.kontor.events.ChangeLog;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
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
    public Page<BrandDetails> list(Listing listing) {
        return queries.list(listing);
    }

    @Transactional(readOnly = true)
    public BrandDetails get(BrandId id) {
        return BrandDetails.of(find(id));
    }

    public BrandDetails create(CreateBrand request) {
        var slug = request.slug() != null
                ? request.slug()
                : queries.freeSlug(Slug.of(request.name(), "brand").text());
        var brand = new Brand(request, slug, covers.find(request.picture()), clock.instant());
        requireLanguages(brand);
        brands.store(brand);
        queries.saveSlug(brand.id(), null, slug);
        var created = BrandDetails.of(brand);
        covers.shown(brand.id(), null, created.picture());
        changes.record(new BrandCreated(brand.id()), null, created);
        return created;
    }

    public BrandDetails change(BrandId id, IfMatch ifMatch, MergePatch<ChangeBrand> patch) {
        var brand = find(id);
        ifMatch.require(brand.version());
        var before = BrandDetails.of(brand);
        var wanted = patch.applyTo(ChangeBrand.of(brand));
        brand.change(wanted, covers.find(wanted.picture()), clock.instant());
        requireLanguages(brand);
        brands.store(brand);
        queries.saveSlug(id, before.slug(), brand.slug());
        var after = BrandDetails.of(brand);
        covers.shown(id, before.picture(), after.picture());
        changes.record(new BrandUpdated(id), before, after);
        return after;
    }

    public void delete(BrandId id, IfMatch ifMatch) {
        var brand = find(id);
        ifMatch.require(brand.version());
        brands.remove(brand);
        covers.shown(id, brand.picture(), null);
        changes.record(new BrandDeleted(id), BrandDetails.of(brand), null);
    }

    private Brand find(BrandId id) {
        return brands.findById(id).orElseThrow(() -> NotFoundException.of("brand", id));
    }

    private void requireLanguages(Brand brand) {
        shop.requireLanguages(brand.descriptions(), "/descriptions");
        shop.requireLanguages(brand.seo().titles(), "/seoTitles");
        shop.requireLanguages(brand.seo().descriptions(), "/seoDescriptions");
    }
}
