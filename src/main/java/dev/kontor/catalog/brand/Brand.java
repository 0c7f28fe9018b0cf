package dev.kontor.catalog.brand;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.ManufacturerContact;
import dev.kontor.catalog.media.CoverPicture;
import dev.kontor.catalog.media.StoredCover;
import dev.kontor.shared.persistence.Aggregate;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A brand. Its name is the same in every language.
@Entity
@Table(schema = "catalog", name = "brands")
class Brand extends Aggregate<BrandId> {

    @Id
    private BrandId id;

    private String name;
    private String slug;
    private String description;

    /// In other languages, by BCP 47 tag.
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> descriptions;

    @Embedded
    private BrandSeo seo;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable StoredCover picture;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable ManufacturerContact manufacturer;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable ManufacturerContact responsiblePerson;

    /// @param slug a slug that no other brand has
    /// @param picture the requested picture
    Brand(CreateBrand wanted, String slug, @Nullable CoverPicture picture, Instant now) {
        super(now);
        this.id = BrandId.next();
        this.name = wanted.name();
        this.slug = slug;
        this.description = Objects.requireNonNullElse(wanted.description(), "");
        this.descriptions = Objects.requireNonNullElse(wanted.descriptions(), Map.of());
        this.seo =
                new BrandSeo(wanted.seoTitle(), wanted.seoDescription(), wanted.seoTitles(), wanted.seoDescriptions());
        this.picture = StoredCover.of(picture);
        this.manufacturer = wanted.manufacturer();
        this.responsiblePerson = wanted.responsiblePerson();
    }

    @SuppressWarnings("NullAway.Init")
    protected Brand() {}

    @Override
    public BrandId id() {
        return id;
    }

    Map<String, String> descriptions() {
        return descriptions;
    }

    BrandSeo seo() {
        return seo;
    }

    @Nullable
    CoverPicture picture() {
        return StoredCover.read(picture);
    }

    BrandDetails details() {
        return new BrandDetails(
                id,
                version(),
                name,
                slug,
                description,
                descriptions,
                seo.title(),
                seo.description(),
                seo.titles(),
                seo.descriptions(),
                picture(),
                manufacturer,
                responsiblePerson,
                createdAt(),
                updatedAt());
    }

    /// @param changedPicture the requested picture
    void change(ChangeBrand wanted, @Nullable CoverPicture changedPicture, Instant now) {
        name = wanted.name();
        slug = wanted.slug();
        description = Objects.requireNonNullElse(wanted.description(), "");
        descriptions = Objects.requireNonNullElse(wanted.descriptions(), Map.of());
        seo = new BrandSeo(wanted.seoTitle(), wanted.seoDescription(), wanted.seoTitles(), wanted.seoDescriptions());
        picture = StoredCover.of(changedPicture);
        manufacturer = wanted.manufacturer();
        responsiblePerson = wanted.responsiblePerson();
        updatedAt(now);
    }
}
