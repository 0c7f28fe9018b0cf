package dev.kontor.catalog.brand;

import dev.kontor.audit.AuditLog;
import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.Slug;
import dev.kontor.catalog.event.BrandCreated;
import dev.kontor.catalog.event.BrandDeleted;
import dev.kontor.catalog.event.BrandUpdated;
import dev.kontor.catalog.media.Covers;
import dev.kontor.events.EventLog;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What staff do with brands.
@Service
@Transactional
class BrandService {

    private final BrandRepository brands;
    private final Covers covers;
    private final EventLog events;
    private final AuditLog audit;
    private final Shop shop;
    private final Clock clock;

    BrandService(BrandRepository brands, Covers covers, EventLog events, AuditLog audit, Shop shop, Clock clock) {
        this.brands = brands;
        this.covers = covers;
        this.events = events;
        this.audit = audit;
        this.shop = shop;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<Brand> list(Listing listing) {
        return brands.list(listing);
    }

    @Transactional(readOnly = true)
    public Brand get(BrandId id) {
        return brands.find(id).orElseThrow(() -> NotFoundException.of("brand", id));
    }

    public Brand create(CreateBrand request) {
        var now = clock.instant();
        var brand = new Brand(
                BrandId.next(),
                1,
                request.name(),
                request.slug() != null
                        ? request.slug()
                        : brands.freeSlug(Slug.of(request.name(), "brand").text()),
                request.description() == null ? "" : request.description(),
                request.descriptions() == null ? Map.of() : request.descriptions(),
                new BrandSeo(
                        request.seoTitle(), request.seoDescription(), request.seoTitles(), request.seoDescriptions()),
                covers.find(request.picture()),
                now,
                now);
        requireSpoken(brand);
        brands.insert(brand);
        covers.shown(brand.id(), null, brand.picture());
        events.append(new BrandCreated(brand.id()));
        audit.record("brand.created", brand.id(), null, BrandDetails.of(brand));
        return brand;
    }

    public Brand change(BrandId id, IfMatch ifMatch, MergePatch<ChangeBrand> patch) {
        var before = forUpdate(id, ifMatch);
        var wanted = patch.applyTo(ChangeBrand.of(before));
        var after = before.change(wanted, covers.find(wanted.picture()), clock.instant());
        requireSpoken(after);
        brands.update(after);
        covers.shown(id, before.picture(), after.picture());
        events.append(new BrandUpdated(id));
        audit.record("brand.updated", id, BrandDetails.of(before), BrandDetails.of(after));
        return after;
    }

    public void delete(BrandId id, IfMatch ifMatch) {
        var brand = forUpdate(id, ifMatch);
        brands.delete(id);
        covers.shown(id, brand.picture(), null);
        events.append(new BrandDeleted(id));
        audit.record("brand.deleted", id, BrandDetails.of(brand), null);
    }

    private Brand forUpdate(BrandId id, IfMatch ifMatch) {
        var brand = brands.findForUpdate(id).orElseThrow(() -> NotFoundException.of("brand", id));
        ifMatch.require(brand.version());
        return brand;
    }

    private void requireSpoken(Brand brand) {
        var spoken = shop.locales().stream().map(Locale::toLanguageTag).toList();
        requireSpoken("/descriptions/", brand.descriptions(), spoken);
        requireSpoken("/seoTitles/", brand.seo().titles(), spoken);
        requireSpoken("/seoDescriptions/", brand.seo().descriptions(), spoken);
    }

    private static void requireSpoken(String pointer, Map<String, String> texts, List<String> spoken) {
        for (var tag : texts.keySet()) {
            if (!spoken.contains(tag)) {
                var detail = "The shop does not speak this language.";
                throw new RejectedException(
                        ProblemCode.REJECTED,
                        detail,
                        Map.of(),
                        List.of(FieldProblem.ofPointer(pointer + tag, "unknown-language", detail)));
            }
        }
    }
}
