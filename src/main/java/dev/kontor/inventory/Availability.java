package dev.kontor.inventory;

/// @param available units that can be bought now; never negative
/// @param tracked whether stock is counted at all; what is not tracked is always available
public record Availability(int available, boolean tracked) {

    public boolean covers(int quantity) {
        return !tracked || available >= quantity;
    }
}
