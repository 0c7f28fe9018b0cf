package dev.kontor.document.content;

import dev.kontor.document.content.DocumentAmounts.Sum;
import dev.kontor.shared.money.Money;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.LongStream;

/// The rest of an invoice that can be credited. No credit note takes more of a tax than is left of it.
///
/// @param invoice what was invoiced
/// @param left what all credit notes so far have left of it
record CreditableAmounts(DocumentAmounts invoice, DocumentAmounts left) {

    static CreditableAmounts of(DocumentContent invoice, List<DocumentContent> credited) {
        var invoiced = DocumentAmounts.of(invoice);
        return new CreditableAmounts(
                invoiced, credited.stream().map(DocumentAmounts::of).reduce(invoiced, DocumentAmounts::minus));
    }

    /// Returns the amounts as far as they are left. What a tax has not left is borne by its net amount, then by
    /// the other taxes: their sum is smaller only if the invoice has less left in total.
    ///
    /// @param most of the sum, with tax
    DocumentAmounts limit(DocumentAmounts wanted, Money most) {
        var keys = List.copyOf(left.sums().keySet());
        var asked = parts(wanted, keys);
        var room =
                Arrays.stream(parts(left, keys)).map(part -> Math.max(0, part)).toArray();
        var taken = new long[room.length];
        for (int part = 0; part < taken.length; part++) {
            taken[part] = Math.clamp(asked[part], 0L, room[part]);
            room[part] -= taken[part];
        }
        if (invoice.isSimple()) {
            for (int net = 0; net < taken.length; net += 2) {
                add(asked[net] + asked[net + 1] - taken[net] - taken[net + 1], taken, room, net, net + 2);
            }
        }
        long total = LongStream.of(
                        wanted.gross().minor(), most.minor(), left.gross().minor())
                .min()
                .orElseThrow();
        long difference = Math.max(0, total) - LongStream.of(taken).sum();
        add(difference, taken, room, 0, taken.length);
        // Taken and room are exchanged, because what is too much returns to the room.
        add(-difference, room, taken, 0, taken.length);
        return invoice.isSimple() ? simple(keys, taken) : shared(keys, taken, wanted);
    }

    /// The net amount and tax of each key. If several taxes are levied on the same amount, the net amount of all
    /// and the tax of each.
    private long[] parts(DocumentAmounts amounts, List<TaxKey> keys) {
        var sums = keys.stream().map(key -> of(amounts, key)).toList();
        return invoice.isSimple()
                ? sums.stream()
                        .flatMapToLong(sum ->
                                LongStream.of(sum.net().minor(), sum.tax().minor()))
                        .toArray()
                : LongStream.concat(
                                LongStream.of(amounts.net().minor()),
                                sums.stream().mapToLong(sum -> sum.tax().minor()))
                        .toArray();
    }

    private Sum of(DocumentAmounts amounts, TaxKey key) {
        return amounts.sums().getOrDefault(key, new Sum(money(0), money(0)));
    }

    /// Moves an amount from the room of some parts to their taken amounts, in proportion to their room.
    private void add(long minor, long[] taken, long[] room, int from, int until) {
        var weights = LongStream.of(room).skip(from).limit(until - from).boxed().toList();
        long most = weights.stream().mapToLong(Long::longValue).sum();
        if (minor <= 0 || most == 0) {
            return;
        }
        var shares = money(Math.min(minor, most)).allocate(weights);
        for (int index = 0; index < shares.size(); index++) {
            taken[from + index] += shares.get(index).minor();
            room[from + index] -= shares.get(index).minor();
        }
    }

    private DocumentAmounts simple(List<TaxKey> keys, long[] taken) {
        var sums = new LinkedHashMap<TaxKey, Sum>();
        long nets = 0;
        long taxes = 0;
        for (int index = 0; index < keys.size(); index++) {
            long net = taken[2 * index];
            long tax = taken[2 * index + 1];
            sums.put(keys.get(index), new Sum(money(net), money(tax)));
            nets += net;
            taxes += tax;
        }
        return new DocumentAmounts(sums, money(nets), money(taxes));
    }

    private DocumentAmounts shared(List<TaxKey> keys, long[] taken, DocumentAmounts wanted) {
        var sums = new LinkedHashMap<TaxKey, Sum>();
        long taxes = LongStream.of(taken).skip(1).sum();
        boolean all = taken[0] + taxes == left.gross().minor();
        for (int index = 0; index < keys.size(); index++) {
            var key = keys.get(index);
            var tax = money(taken[index + 1]);
            sums.put(key, new Sum(all ? of(left, key).net() : taxed(of(left, key), of(wanted, key), tax), tax));
        }
        return new DocumentAmounts(sums, money(taken[0]), money(taxes));
    }

    /// Returns the amount on which a tax is levied.
    private Money taxed(Sum rest, Sum wanted, Money tax) {
        if (!rest.net().isPositive()) {
            return money(0);
        }
        if (wanted.tax().equals(tax) || !rest.tax().isPositive()) {
            return money(Math.clamp(wanted.net().minor(), 0L, rest.net().minor()));
        }
        return rest.net()
                .allocate(List.of(tax.minor(), rest.tax().minor() - tax.minor()))
                .getFirst();
    }

    private Money money(long minor) {
        return new Money(minor, invoice.net().currency());
    }
}
