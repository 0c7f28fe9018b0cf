package dev.kontor.document.slip;

import dev.kontor.document.DocumentTemplateKind;
import dev.kontor.document.file.PdfWriter;
import dev.kontor.document.settings.DocumentSettingsRepository;
import dev.kontor.document.settings.PrintDesigns;
import dev.kontor.order.FulfillmentId;
import dev.kontor.order.billing.OrderParcels;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.shop.ShopSettings;
import java.util.Locale;
import org.springframework.stereotype.Service;

/// Renders packing slips and delivery notes on request. The connection is released before the rendering
/// begins.
@Service
class PackingSlips {

    private final OrderParcels parcels;
    private final DocumentSettingsRepository settings;
    private final PrintDesigns designs;
    private final PdfWriter pdf;
    private final SettingsGroup<ShopSettings> shop;

    PackingSlips(
            OrderParcels parcels,
            DocumentSettingsRepository settings,
            PrintDesigns designs,
            PdfWriter pdf,
            SettingsGroup<ShopSettings> shop) {
        this.parcels = parcels;
        this.settings = settings;
        this.designs = designs;
        this.pdf = pdf;
        this.shop = shop;
    }

    SlipFile packingSlip(FulfillmentId id) {
        return render(id, DocumentTemplateKind.PACKING_SLIP);
    }

    SlipFile deliveryNote(FulfillmentId id) {
        return render(id, DocumentTemplateKind.DELIVERY_NOTE);
    }

    private SlipFile render(FulfillmentId id, DocumentTemplateKind kind) {
        var parcel = parcels.find(id).orElseThrow(() -> NotFoundException.of("fulfillment", id));
        var company = settings.find(parcel.channel()).orElse(null);
        var slip = ParcelModel.of(kind, parcel, company, shop.get().name());
        var design = designs.current(kind, slip.language(), parcel.channel(), company);
        var name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new SlipFile(name + "-" + parcel.orderNumber() + ".pdf", pdf.writeOrBuiltIn(slip, design));
    }
}
