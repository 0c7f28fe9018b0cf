-- The parcel with which the buyer sends the units of a return back.
alter table orders.returns
    add column carrier           text,
    add column tracking_number   text,
    add column tracking_url      text,
    add column carrier_status    text,
    add column carrier_status_at timestamptz;

-- How labels of returns are bought; null if the shop has none.
alter table orders.return_policies add column labels jsonb;
