package dev.kontor.order.edit;

import io.swagger.v3.oas.annotations.media.Schema;

/// The status of an edit.
@Schema(name = "OrderEditStatus")
enum EditStatus {
    /// Nothing has changed yet.
    PROPOSED,
    /// The order was changed; final.
    CONFIRMED,
    /// It was given up; final.
    CANCELED
}
