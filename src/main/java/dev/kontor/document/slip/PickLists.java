package dev.kontor.document.slip;

import dev.kontor.document.DocumentTemplateKind;
import dev.kontor.document.content.DocumentTexts;
import dev.kontor.document.file.PdfWriter;
import dev.kontor.document.settings.PrintDesigns;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.PickableStock;
import dev.kontor.inventory.StockToPick;
import dev.kontor.order.FulfillmentId;
import dev.kontor.order.billing.OrderParcels;
import dev.kontor.order.billing.PickedUnits;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.shop.ShopSettings;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Renders pick lists on request. The connection is released before the rendering begins.
@Service
class PickLists {

    private static final String NAME = "pick-list.pdf";
    private static final int MAX_PAGE = 500;

    private final OrderParcels parcels;
    private final PickableStock stock;
    private final PrintDesigns designs;
    private final PdfWriter pdf;
    private final SettingsGroup<ShopSettings> settings;
    private final Shop shop;
    private final Clock clock;

    PickLists(
            OrderParcels parcels,
            PickableStock stock,
            PrintDesigns designs,
            PdfWriter pdf,
            SettingsGroup<ShopSettings> settings,
            Shop shop,
            Clock clock) {
        this.parcels = parcels;
        this.stock = stock;
        this.designs = designs;
        this.pdf = pdf;
        this.settings = settings;
        this.shop = shop;
        this.clock = clock;
    }

    /// @param language that the shop's default replaces if it is absent
    SlipFile ofParcels(Collection<FulfillmentId> ids, @Nullable Locale language) {
        var units = parcels.pick(ids)
                .orElseThrow(() -> new ConflictException(
                        ProblemCode.INVALID_STATE_TRANSITION,
                        "Not every fulfillment waits to be shipped. Leave out those that are shipped, canceled, of held "
                                + "orders or unknown.",
                        Map.of()));
        return render(units, null, language);
    }

    /// @param most the oldest orders, at most that many
    SlipFile ofLocation(LocationId id, int most, @Nullable Locale language) {
        var toPick = shippable(id, most);
        return render(parcels.pick(toPick), toPick.location(), language);
    }

    /// Pages through the units until there are enough orders, because orders that are held have units, too.
    private StockToPick shippable(LocationId id, int most) {
        var units = new ArrayList<StockToPick.Units>();
        var orders = new HashSet<UUID>();
        UUID after = null;
        for (int size = most; ; size = Math.min(size * 2, MAX_PAGE)) {
            var page = stock.at(id, after, size).orElseThrow(() -> NotFoundException.of("location", id));
            var references = page.references();
            var shippable = parcels.shippable(references);
            references.stream()
                    .filter(shippable::contains)
                    .limit(most - orders.size())
                    .forEach(orders::add);
            page.units().stream()
                    .filter(each -> orders.contains(each.reference()))
                    .forEach(units::add);
            if (orders.size() == most || references.size() < size) {
                return new StockToPick(page.location(), units);
            }
            after = references.getLast();
        }
    }

    private SlipFile render(List<PickedUnits> units, @Nullable String location, @Nullable Locale wanted) {
        var language = DocumentTexts.language(wanted == null ? shop.defaultLocale() : wanted);
        var printed = clock.instant()
                .atZone(ZoneOffset.UTC)
                .format(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(language));
        var list = PickListModel.of(
                units, location, printed + " UTC", settings.get().name(), language);
        return new SlipFile(
                NAME, pdf.writeOrBuiltIn(list, designs.current(DocumentTemplateKind.PICK_LIST, language, null, null)));
    }
}
